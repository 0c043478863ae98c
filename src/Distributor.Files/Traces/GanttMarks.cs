using System.Globalization;

namespace Distributor.Files.Traces;

/// <summary>The signs of a Gantt chart, as the literature draws them.</summary>
internal static class GanttMarks
{
    public static void Arrow(Svg svg, double x, double from, double to)
    {
        var (length, back) = ((int)(to - from), to < from ? 4 : -4);
        svg.Path(x, from, string.Create(CultureInfo.InvariantCulture, $"v{length}m-2.5 {back}l2.5 {-back} 2.5 {back}"), "mark");
    }

    public static void Cross(Svg svg, double x, double y) => svg.Path(x - 4, y - 4, "l8 8m-8 0l8-8", "cross");

    public static void Refusal(Svg svg, double x, double top, double bottom) => svg.Line(x, top, x + 8, bottom, "cross");
}
