using System.Globalization;
using System.Xml.Linq;
using NUnit.Engine;

namespace Distributor.Testing.Engine;

/// <summary>Passes events on, and makes each test's duration the time on its machine, instead of the time it waited for one.</summary>
internal sealed class TrueDurations(ITestEventListener? listener, SelectedTests selected, TestDistribution distribution) : ITestEventListener
{
    public void OnTestEvent(string report) => listener?.OnTestEvent(report.StartsWith("<test-case", StringComparison.Ordinal) ? Corrected(report) : report);

    private string Corrected(string report)
    {
        var test = XElement.Parse(report, LoadOptions.PreserveWhitespace);
        if (selected.KeyOf((string?)test.Attribute("id") ?? "") is not { } key || distribution.Ended(key) is not { Attempts: [.., var last] } run)
            return report;
        test.SetAttributeValue("start-time", run.Attempts[0].Began.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
        test.SetAttributeValue("end-time", (last.Began + last.Took).UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
        test.SetAttributeValue("duration", run.Took.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture));
        return test.ToString(SaveOptions.DisableFormatting);
    }
}
