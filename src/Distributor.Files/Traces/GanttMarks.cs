using System.Runtime.CompilerServices;
namespace Distributor.Files.Traces;

/// <summary>The signs of a Gantt chart, as the literature draws them.</summary>
internal static class GanttMarks
{
    [MethodImpl(Utf8Text.Hot)]
    public static void Arrow(Svg svg, double x, double from, double to)
    {
        var back = to < from ? 4 : -4;
        svg.Markup.Add($"<path d=\"M{x} {from}v{to - from}m-2.5 {back}l2.5 {-back} 2.5 {back}\" class=\"mark\"/>\n");
    }

    public static void Cross(Svg svg, double x, double y) => svg.Markup.Add($"<path d=\"M{x - 4} {y - 4}l8 8m-8 0l8-8\" class=\"cross\"/>\n");

    public static void Refusal(Svg svg, double x, double top, double bottom) => svg.Line(x, top, x + 8, bottom, "cross");
}
