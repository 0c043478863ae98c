using System.Globalization;
using System.Text;
using Distributor.Analysis.Acceptance;
using Distributor.Dispatch.Curves;

namespace Distributor.Cli.Curves;

/// <summary>A curve as a table for people.</summary>
internal static class CurveText
{
    /// <summary>A row a utilisation with the share that each test accepts; then, over several values of a second parameter, weighted schedulability.</summary>
    public static string Of(MeasuredCurve measured)
    {
        var text = new StringBuilder();
        var tests = measured.Declaration.Tests;
        foreach (var (value, curve) in measured.Family.Members)
        {
            var second = measured.Family.Parameter == SweepParameter.Tasks ? $"{value} tasks" : string.Create(CultureInfo.InvariantCulture, $"{measured.Family.Parameter.Name} {value}");
            text.Append(CultureInfo.InvariantCulture, $"{measured.Declaration.Name}, {second}, {curve.Sweep.SetsPerPoint} tasksets a point\n");
            TextTable.Append(text, [["utilisation", .. tests], .. curve.Sweep.Utilisations.Select((utilisation, point) =>
                (string[])[utilisation.ToString("0.###", CultureInfo.InvariantCulture), .. curve.Series.Select(series => Share(series.Points[point].Ratio))])]);
        }
        if (measured.Family.Members.Count == 1) return text.ToString();
        text.Append("weighted schedulability\n");
        TextTable.Append(text, [[measured.Family.Parameter.Name, .. tests], .. measured.Family.Members.Select(member =>
            (string[])[member.Value.ToString(CultureInfo.InvariantCulture), .. member.Curve.Series.Select(series => Share(series.Weighted(member.Curve.Sweep.Utilisations)))])]);
        return text.ToString();
    }

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
