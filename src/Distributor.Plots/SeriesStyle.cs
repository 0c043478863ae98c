using ScottPlot;

namespace Distributor.Plots;

/// <summary>How a test is drawn: what is computed as a line with a band, what is simulated or executed as points, the latter with bars.</summary>
internal sealed record SeriesStyle(string Name, Color Colour, MarkerShape Marker, float MarkerSize, bool HasLine, bool HasBars)
{
    // M. Okabe and K. Ito, "Color Universal Design", 2008: told apart also by the colour-blind.
    private static readonly Color FixedPriority = Color.FromHex("#0072B2"), Deadline = Color.FromHex("#D55E00");
    private static readonly Color[] Others = [.. new[] { "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F", "#000000" }.Select(Color.FromHex)];
    private static readonly MarkerShape[] Shapes = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond];

    /// <summary>Simulations and executions have the colour of the exact test that they can be held against, and rings leave room for squares, so that all three are seen where they agree.</summary>
    public static SeriesStyle Of(string test, int index)
    {
        var colour = test is "rta" || test.EndsWith("-fp", StringComparison.Ordinal) ? FixedPriority
            : test is "qpa" || test.EndsWith("-edf", StringComparison.Ordinal) ? Deadline
            : Others[index % Others.Length];
        if (test.StartsWith("execution-", StringComparison.Ordinal)) return new(test, colour, MarkerShape.FilledSquare, 7, HasLine: false, HasBars: true);
        if (test.StartsWith("simulation-", StringComparison.Ordinal)) return new(test, colour, MarkerShape.OpenCircle, 14, HasLine: false, HasBars: false);
        return new(test, colour, colour == FixedPriority || colour == Deadline ? MarkerShape.None : Shapes[index % Shapes.Length], 6, HasLine: true, HasBars: false);
    }
}
