namespace Distributor.Files.Traces;

/// <summary>What the marks of a chart mean, in one line; only those it has.</summary>
/// <param name="svg">The chart.</param>
/// <param name="left">Where the line begins.</param>
/// <param name="baseline">Of its text.</param>
internal sealed class GanttLegend(Svg svg, double left, double baseline)
{
    private const double CharacterWidth = 6.3, Symbol = 12, Gap = 16;
    private double _x = left;

    /// <summary>An arrow as of a release (up) or a deadline.</summary>
    public void Arrow(bool up, string meaning)
    {
        GanttMarks.Arrow(svg, _x + Symbol / 2, up ? baseline + 1 : baseline - 11, up ? baseline - 11 : baseline + 1);
        Say(meaning);
    }

    /// <summary>A box.</summary>
    public void Box(string style, string meaning)
    {
        svg.Box(_x, baseline - 9, Symbol, 9, style);
        Say(meaning);
    }

    /// <summary>The cross of a job that did not return.</summary>
    public void Cross(string meaning)
    {
        GanttMarks.Cross(svg, _x + Symbol / 2, baseline - 4);
        Say(meaning);
    }

    /// <summary>The stroke of a job that was never begun.</summary>
    public void Refusal(string meaning)
    {
        GanttMarks.Refusal(svg, _x + 2, baseline - 9, baseline);
        Say(meaning);
    }

    private void Say(string meaning)
    {
        svg.Text(_x + Symbol + 4, baseline, meaning, "small");
        _x += Symbol + 4 + CharacterWidth * meaning.Length + Gap;
    }
}
