using System.Globalization;
using System.Text;
using Distributor.Dispatch.Curves;

namespace Distributor.Cli.Curves;

/// <summary>A curve as a table for people.</summary>
internal static class CurveText
{
    /// <summary>A row a utilisation with the share that each test accepts; then, over several numbers of tasks, weighted schedulability.</summary>
    public static string Of(MeasuredCurve measured)
    {
        var text = new StringBuilder();
        var tests = measured.Declaration.Tests;
        foreach (var (tasks, curve) in measured.Family.Members)
        {
            text.Append(CultureInfo.InvariantCulture, $"{measured.Declaration.Name}, {tasks} tasks, {curve.Sweep.SetsPerPoint} tasksets a point\n");
            TextTable.Append(text, [["utilisation", .. tests], .. curve.Sweep.Utilisations.Select((utilisation, point) =>
                (string[])[utilisation.ToString("0.###", CultureInfo.InvariantCulture), .. curve.Series.Select(series => Share(series.Points[point].Ratio))])]);
        }
        if (measured.Family.Members.Count == 1) return text.ToString();
        text.Append("weighted schedulability\n");
        TextTable.Append(text, [["tasks", .. tests], .. measured.Family.Members.Select(member =>
            (string[])[$"{member.Value}", .. member.Curve.Series.Select(series => Share(series.Weighted(member.Curve.Sweep.Utilisations)))])]);
        return text.ToString();
    }

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
