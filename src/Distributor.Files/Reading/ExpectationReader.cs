using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Reading;

/// <summary>Reads what a taskset's trace must show.</summary>
internal static class ExpectationReader
{
    public static Expectation Read(Section taskset, IReadOnlyList<string> tasks)
    {
        if (taskset.Node("expect") is not { } node) return Expectation.None;
        var expect = Section.Of(node, "`expect`", taskset.Diagnostics, TasksetKeys.Expect);
        return new(expect.Choice("deadlines", Words.Deadlines))
        {
            Tasks = ReadTasks(expect, tasks),
            Snapshot = expect.Choice("snapshot", Words.Snapshots),
            AnalysisAgrees = expect.Choice("analysis", Words.Agrees) ?? false,
        };
    }

    private static IReadOnlyList<TaskExpectation> ReadTasks(Section expect, IReadOnlyList<string> known)
    {
        if (expect.Node("tasks") is not { } node) return [];
        var section = Section.Of(node, "`expect: tasks`, which names tasks of the taskset", expect.Diagnostics, known);
        return [.. known.Where(name => section.Node(name) is not null).Select(name => ReadTask(name, section.Node(name)!, expect.Diagnostics))];
    }

    private static TaskExpectation ReadTask(string name, YamlNode node, Diagnostics diagnostics)
    {
        var section = Section.Of(node, $"`expect` of task `{name}`", diagnostics, TasksetKeys.TaskExpect);
        var (shortest, longest) = ReadResponseTime(section);
        return new(name)
        {
            Ends = ReadEnds(section),
            ShortestResponse = shortest,
            LongestResponse = longest,
            Events = ReadEvents(section),
            JobsDone = section.Choice("jobs-done", Words.YesOrNo),
        };
    }

    private static EventKind[] ReadEnds(Section section)
    {
        var ends = new List<EventKind>();
        var nodes = section.Node("ends") switch
        {
            null => [],
            YamlSequenceNode list => list.Children,
            var single => [single],
        };
        foreach (var node in nodes)
        {
            if (node is not YamlScalarNode { Value: { } text }) section.Diagnostics.Error(node, "`ends` is how jobs end, as in `EXIT` or `[EXIT, EXIT_PERIOD]`.");
            else if (Words.Outcomes.TryRead(text, out var kind, out var wrong)) ends.Add(kind);
            else section.Diagnostics.Error(node, $"`ends: {text}`: {wrong}");
        }
        if (section.Node("ends") is YamlSequenceNode { Children.Count: 0 }) section.Fail("ends", "`ends: []` lets no job end: name at least one way.");
        return [.. ends];
    }

    private static (GuestTime? Shortest, GuestTime? Longest) ReadResponseTime(Section expect)
    {
        if (expect.Node("response-time") is not { } node) return default;
        if (node is YamlScalarNode { Value: { } text })
        {
            expect.Fail("response-time", $"`response-time: {text}`: expected bounds, as in `response-time: {{ max: {(TimeText.TryParse(text, out _, out _) ? text : "5 ms")} }}`.");
            return default;
        }
        var section = Section.Of(node, "`response-time`", expect.Diagnostics, TasksetKeys.ResponseTime);
        var (shortest, longest) = (section.Time("min", Quantity.AnyTime), section.Time("max", Quantity.AnyTime));
        if (shortest > longest) section.Fail("min", $"No response time is at least {shortest} and at most {longest}.");
        return (shortest, longest);
    }

    private static EventCount[] ReadEvents(Section expect)
    {
        if (expect.Node("events") is not { } node) return [];
        var counts = new List<EventCount>();
        var section = Section.Of(node, "`events`", expect.Diagnostics, EventKinds.WireNames);
        foreach (var name in EventKinds.WireNames)
        {
            if (section.Text(name) is not { } text) continue;
            if (EventKinds.TryParse(name, out var kind) && CountText.TryRead(text, out var least, out var most)) counts.Add(new(kind, least, most));
            else section.Fail(name, $"`{name}: {text}` is no number of events: expected {CountText.Expected}.");
        }
        return [.. counts];
    }
}
