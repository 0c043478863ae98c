using System.Globalization;
using System.Text;
using Distributor.Analysis.Acceptance;

namespace Distributor.Files.Curves;

/// <summary>
/// Acceptance curves as CSV (RFC 4180, but lines end in LF; point as the decimal separator on every host): a row for each point and test. A column without a
/// value is empty.
/// </summary>
public static class CurveCsv
{
    private const string Columns = "utilisation,test,sets,accepted,rejected,undecided,not_applicable,bad,ratio,low,high\n";

    /// <summary><c>utilisation, test, sets, accepted, rejected, undecided, not_applicable, bad, ratio, low, high</c>: the last two are the 95 % interval.</summary>
    public static string Write(AcceptanceCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var text = new StringBuilder(Columns);
        Append(text, curve, before: "", after: _ => "");
        return text.ToString();
    }

    /// <summary>The same, with the second parameter's value first and the weighted schedulability of the test at that value last (<c>weighted</c>).</summary>
    public static string Write(AcceptanceFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var text = new StringBuilder($"{family.Parameter.Name},{Columns.TrimEnd('\n')},weighted\n");
        foreach (var (value, curve) in family.Members)
            Append(text, curve, Number(value) + ",", series => "," + Number(series.Weighted(curve.Sweep.Utilisations)));
        return text.ToString();
    }

    private static void Append(StringBuilder text, AcceptanceCurve curve, string before, Func<AcceptanceSeries, string> after)
    {
        foreach (var (point, utilisation) in curve.Sweep.Utilisations.Index())
        {
            foreach (var series in curve.Series)
            {
                var tally = series.Points[point];
                text.Append(CultureInfo.InvariantCulture, $"{before}{Number(utilisation)},{series.Test},{tally.Judged + tally.NotApplicable + tally.Bad},{tally.Accepted},{tally.Rejected},")
                    .Append(CultureInfo.InvariantCulture, $"{tally.Undecided},{tally.NotApplicable},{tally.Bad},")
                    .Append(CultureInfo.InvariantCulture, $"{Number(tally.Ratio)},{Number(tally.Interval?.Low)},{Number(tally.Interval?.High)}{after(series)}\n");
            }
        }
    }

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
