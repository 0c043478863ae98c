using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Distributor.Dispatch;
using NUnit.Engine;

namespace Distributor.Testing.Engine;

/// <summary>
/// Passes events on, one at a time, and makes each test's duration the time on its machine, instead of the time it waited for one.
/// </summary>
internal sealed class TestEvents(ITestEventListener? listener, SelectedTests selected, TestDistribution distribution) : ITestEventListener
{
    private readonly Lock _lock = new();

    public void OnTestEvent(string report)
    {
        // Without a report there is no distributor, and no run to tell of.
        var corrected = !report.StartsWith("<test-case", StringComparison.Ordinal) ? report : distribution.Report is null ? MissingArguments.Explained(report) : Corrected(MissingArguments.Explained(report));
        lock (_lock) listener?.OnTestEvent(corrected);
    }

    /// <summary>Lines of the test run's output, shown at once where the console shows such (<c>verbosity=normal</c>).</summary>
    public void Tell(string lines) =>
        OnTestEvent(new XElement("test-output", new XAttribute("stream", "Progress"), new XCData(lines)).ToString(SaveOptions.DisableFormatting));

    private string Corrected(string report)
    {
        var test = XElement.Parse(report, LoadOptions.PreserveWhitespace);
        var id = (string?)test.Attribute("id") ?? "";
        var result = (string?)test.Attribute("result");
        var judged = distribution.Judged.Take(id);
        distribution.Report!.Judged(judged, result == "Failed" ? test.Element("failure")?.Element("message")?.Value ?? "" : null);
        var hasConsole = AddConsole(test, judged);
        var isAttached = AttachmentElements.Add(test, distribution.Attachments!.Of(judged, hasPassed: result == "Passed"));
        if (selected.KeyOf(id) is not { } key || distribution.Find(key) is not { IsCompletedSuccessfully: true, Result: { Attempts: [.., var last] } run })
            return isAttached || hasConsole ? test.ToString(SaveOptions.DisableFormatting) : report;
        test.SetAttributeValue("start-time", run.Attempts[0].Began.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
        test.SetAttributeValue("end-time", (last.Began + last.Took).UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
        test.SetAttributeValue("duration", run.Took.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture));
        // The adapter would show a single failure's trail twice.
        test.Elements("assertions").Where(assertions => assertions.Elements().Count() == 1).Remove();
        return test.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>A verdict's message ends like a lost machine's. (An error is no verdict: its result has a label.)</summary>
    private static bool AddConsole(XElement test, IReadOnlyList<Run> judged)
    {
        if ((string?)test.Attribute("result") != "Failed" || test.Attribute("label") is not null || test.Element("failure")?.Element("message") is not { } message) return false;
        // Of several runs nobody can tell which one the verdict is about.
        if (judged is not [{ ConsoleTail: { Length: > 0 } tail }]) return false;
        // A program may print what XML cannot hold.
        var text = string.Concat(tail.Select(character => XmlConvert.IsXmlChar(character) ? character : '.'));
        message.ReplaceNodes(new XCData($"{message.Value.TrimEnd()}\nThe console's last lines:\n{text}"));
        return true;
    }
}
