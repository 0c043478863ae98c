using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Experiments.Breakdown;

/// <summary>Where theory and guest lose tasksets, over the number of tasks.</summary>
internal static class BreakdownPicture
{
    private static readonly Color Theory = Color.FromHex("#0072B2"), Met = Color.FromHex("#009E73"), Missed = Color.FromHex("#D55E00"), Bound = Color.FromHex("#7F7F7F");

    /// <summary>A column for each number of tasks, a mark for each taskset, in the order of their utilisations.</summary>
    public static Plot Of(IReadOnlyList<BreakdownColumn> columns)
    {
        var plot = new Plot();
        plot.Font.Set("DejaVu Sans");
        plot.Title($"rate-monotonic priorities, {columns[0].Points.Count} random tasksets for each number of tasks", size: 14);
        plot.Axes.Title.Label.Bold = plot.Axes.Left.Label.Bold = plot.Axes.Bottom.Label.Bold = false;
        plot.YLabel("utilisation", size: 14);
        plot.XLabel("tasks", size: 14);
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(.08);
        plot.Axes.Bottom.SetTicks([.. columns.Select((_, place) => (double)place)], [.. columns.Select(column => column.Tasks.ToString(CultureInfo.InvariantCulture))]);
        foreach (var (place, column) in columns.Index())
        {
            // All between the column's neighbours.
            double X(int set) => place - 0.32 + 0.64 * set / Math.Max(1, column.Points.Count - 1);
            foreach (var (set, point) in column.Points.OrderBy(point => point.Theory).Index())
            {
                plot.Add.Line(X(set), point.Met, X(set), point.Missed).LineColor = Bound.WithAlpha(.5);
                Mark(plot, X(set), point.Theory, MarkerShape.HorizontalBar, Theory);
                Mark(plot, X(set), point.Met, MarkerShape.FilledCircle, Met);
                Mark(plot, X(set), point.Missed, MarkerShape.Eks, Missed);
            }
            Level(plot, place, column.Points.Average(point => point.Theory), Theory, LinePattern.Dashed);
            Level(plot, place, column.Tasks * (Math.Pow(2, 1.0 / column.Tasks) - 1), Bound, LinePattern.Solid);
        }
        plot.ShowLegend(
        [
            Marked("breakdown by rta", MarkerShape.HorizontalBar, Theory),
            Marked("guest meets (1 % less)", MarkerShape.FilledCircle, Met),
            Marked("guest misses (1 % more)", MarkerShape.Eks, Missed),
            new() { LabelText = "mean breakdown", LineColor = Theory, LinePattern = LinePattern.Dashed, LineWidth = 2 },
            new() { LabelText = "Liu and Layland's bound", LineColor = Bound, LineWidth = 2 },
        ], Alignment.LowerLeft);
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.OutlineColor = Colors.Black.WithAlpha(.2);
        plot.Axes.Left.TickGenerator = new NumericFixedInterval(0.05);
        plot.Axes.Left.MinimumSize = 64;
        plot.Axes.SetLimits(-0.6, columns.Count - 0.4, 0.59, 1.01);
        return plot;
    }

    private static LegendItem Marked(string text, MarkerShape shape, Color colour) => new() { LabelText = text, MarkerStyle = new(shape, 7, colour) { LineColor = colour, LineWidth = 2 } };

    private static void Mark(Plot plot, double x, double y, MarkerShape shape, Color colour)
    {
        var mark = plot.Add.Marker(x, y, shape, 7, colour);
        mark.MarkerLineWidth = 2;
    }

    private static void Level(Plot plot, double place, double y, Color colour, LinePattern pattern)
    {
        var level = plot.Add.Line(place - 0.42, y, place + 0.42, y);
        (level.LineColor, level.LineWidth, level.LinePattern) = (colour, 2, pattern);
    }
}

/// <summary>The tasksets of a number of tasks.</summary>
internal sealed record BreakdownColumn(int Tasks, IReadOnlyList<BreakdownPoint> Points);

/// <summary>A taskset: the utilisation at which theory loses it, the largest at which the guest met all its deadlines, and the least at which it missed one.</summary>
internal sealed record BreakdownPoint(double Theory, double Met, double Missed);
