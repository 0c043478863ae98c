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
        // Such a test begins when its run has ended, and has no code that could hang or crash. That it began costs VSTest as much as its result.
        if (!Listeners.WantStarts && report.StartsWith("<start-test ", StringComparison.Ordinal) && selected.IsOfFile(TestCaseText.Attribute(report, "id") ?? "")) return;
        // Without a report there is no distributor, and no run to tell of.
        var corrected = !report.StartsWith("<test-case", StringComparison.Ordinal) ? report : distribution.Report is null ? MissingArguments.Explained(report) : Corrected(MissingArguments.Explained(report));
        lock (_lock) listener?.OnTestEvent(corrected);
    }

    /// <summary>Lines of the test run's output, shown at once where the console shows such (<c>verbosity=normal</c>).</summary>
    public void Tell(string lines) =>
        OnTestEvent(new XElement("test-output", new XAttribute("stream", "Progress"), new XCData(lines)).ToString(SaveOptions.DisableFormatting));

    private string Corrected(string report)
    {
        var id = TestCaseText.Attribute(report, "id") ?? "";
        var result = TestCaseText.Attribute(report, "result");
        var (judged, key) = (distribution.Judged.Take(id), selected.KeyOf(id));
        if (judged.Count == 0 && key is null) return report;
        var failure = (string?)null;
        if (result == "Failed") (report, failure) = Explained(report, judged, isOfTaskset: key is not null);
        distribution.Report!.Judged(judged, failure);
        report = WithFiles(report, distribution.Attachments!.Of(judged, hasPassed: result == "Passed"));
        if (key is null || distribution.Find(key) is not { IsCompletedSuccessfully: true, Result: { Attempts: [.., var last] } run }) return report;
        report = TestCaseText.With(report, "start-time", run.Attempts[0].Began.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
        report = TestCaseText.With(report, "end-time", (last.Began + last.Took).UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
        return TestCaseText.With(report, "duration", run.Took.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture));
    }

    /// <summary>A failed test as users read it, and what it says.</summary>
    private static (string Report, string Failure) Explained(string report, IReadOnlyList<Run> judged, bool isOfTaskset)
    {
        var test = XElement.Parse(report, LoadOptions.PreserveWhitespace);
        var failure = test.Element("failure")?.Element("message")?.Value ?? "";
        AddConsole(test, judged);
        // The adapter would show a single failure's trail twice.
        if (isOfTaskset) test.Elements("assertions").Where(assertions => assertions.Elements().Count() == 1).Remove();
        return (test.ToString(SaveOptions.DisableFormatting), failure);
    }

    // A verdict's message ends like a lost machine's. (An error is no verdict: its result has a label.)
    private static void AddConsole(XElement test, IReadOnlyList<Run> judged)
    {
        if (test.Attribute("label") is not null || test.Element("failure")?.Element("message") is not { } message) return;
        // Of several runs nobody can tell which one the verdict is about.
        if (judged is not [{ ConsoleTail: { Length: > 0 } tail }]) return;
        // A program may print what XML cannot hold.
        var text = string.Concat(tail.Select(character => XmlConvert.IsXmlChar(character) ? character : '.'));
        message.ReplaceNodes(new XCData($"{message.Value.TrimEnd()}\nThe console's last lines:\n{text}"));
    }

    private static string WithFiles(string report, IEnumerable<(RunFolder? Folder, string? Error)> folders)
    {
        var lines = "";
        foreach (var (folder, error) in folders)
        {
            if (error is not null) lines += $"{error}\n";
            if (folder is null) continue;
            lines += $"Files of the run: {folder.Path}{Path.DirectorySeparatorChar}\n  {string.Join(", ", folder.Files.Select(file => file.Name))}\n";
            report = TestCaseText.WithAttachments(report, folder.Files.Select(file => (Path.Combine(folder.Path, file.Name), file.Description)));
        }
        return lines.Length == 0 ? report : TestCaseText.WithOutput(report, lines);
    }
}
