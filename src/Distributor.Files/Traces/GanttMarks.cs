namespace Distributor.Files.Traces;

/// <summary>The signs of a Gantt chart, as the literature draws them.</summary>
internal static class GanttMarks
{
    public static void Arrow(Svg svg, double x, double from, double to)
    {
        var back = to < from ? 4 : -4;
        svg.Path($"{Svg.Point('M', x, from)}{Svg.Point('L', x, to)}{Svg.Point('M', x - 2.5, to + back)}{Svg.Point('L', x, to)}{Svg.Point('L', x + 2.5, to + back)}", "mark");
    }

    public static void Cross(Svg svg, double x, double y) =>
        svg.Path($"{Svg.Point('M', x - 4, y - 4)}{Svg.Point('L', x + 4, y + 4)}{Svg.Point('M', x - 4, y + 4)}{Svg.Point('L', x + 4, y - 4)}", "cross");

    public static void Refusal(Svg svg, double x, double top, double bottom) => svg.Line(x, top, x + 8, bottom, "cross");
}
