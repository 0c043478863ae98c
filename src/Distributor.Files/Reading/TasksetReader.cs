using System.Text.RegularExpressions;
using Distributor.Files.Variants;
using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Reading;

/// <summary>Reads one taskset.</summary>
internal sealed partial class TasksetReader(Diagnostics diagnostics)
{
    public TasksetTemplate Read(string name, YamlNode key, YamlNode node)
    {
        CheckName(name, key, "taskset", diagnostics);
        var section = Section.Of(node, $"taskset `{name}`", diagnostics, TasksetKeys.Taskset);
        var dimensions = new List<Dimension>();
        var read = new AttributeReader(section, "", key => (section.OrderOf(key), 0, 0), dimensions);
        var machines = MachineNames.Read(section);
        var tasks = ReadTasks(section, machines, dimensions);
        var generator = GeneratorReader.Read(section, (machines & MachineKinds.Guests) != 0, dimensions);
        var expect = ExpectationReader.Read(section, [.. generator?.Names ?? tasks.Select(task => task.Name)]);
        var common = new Taskset(name, [])
        {
            Description = section.Text("description"),
            Session = ReadSession(section),
            TimeLimit = section.Span("time-limit"),
            // How long jobs executed shows in the schedule alone.
            TraceDetail = section.Choice("trace", Words.Trace) ?? (expect.AnalysisAgrees ? TraceDetail.Schedule : TraceDetail.Events),
            Expect = expect,
            Machines = machines,
            Categories = ReadCategories(section),
            Location = diagnostics.At(key),
        };
        var template = new TasksetTemplate(common)
        {
            Tasks = tasks,
            Generator = generator,
            Policy = read.Choice("scheduler", Words.Scheduler, SchedulingPolicy.FixedPriority),
            PriorityOrder = read.Choice("priorities", Words.PriorityOrders, Priorities.Explicit),
            Duration = ReadDuration(section),
            Combinations = new(dimensions),
        };
        TasksetChecks.Check(template, diagnostics);
        return template;
    }

    private List<TaskTemplate> ReadTasks(Section section, MachineKinds machines, List<Dimension> dimensions)
    {
        var tasks = new List<TaskTemplate>();
        // Nothing at all below the key is a taskset without tasks, which its checks tell.
        if (section.Node("tasks") is null or YamlScalarNode { Value: null or "" }) return tasks;
        foreach (var (name, key, value) in Section.Entries(section.Node("tasks")!, "`tasks`", diagnostics))
        {
            CheckName(name, key, "task", diagnostics);
            tasks.Add(TaskReader.Read(name, key, value, (section.OrderOf("tasks"), tasks.Count), (machines & MachineKinds.Guests) != 0, dimensions, diagnostics));
        }
        return tasks;
    }

    private static TasksetDuration? ReadDuration(Section section)
    {
        if (section.Text("duration") is not { } text) return null;
        var location = section.LocationOf("duration");
        if (text == "hyperperiod") return new(location, null);
        if (Quantity.Span.TryRead(text, out var nanoseconds, out var wrong)) return new(location, new GuestTime(nanoseconds));
        section.Fail("duration", NearestName.Of(text, ["hyperperiod"]) is { } meant
            ? $"`duration: {text}`: did you mean `{meant}`?"
            : $"`duration: {text}` {wrong} (Or `hyperperiod`.)");
        return null;
    }

    private SessionParameters ReadSession(Section section)
    {
        if (section.Node("session") is not { } node) return SessionParameters.None;
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var (name, key, value) in Section.Entries(node, "`session`", diagnostics))
        {
            if (!SessionParameters.IsName(name))
                diagnostics.Error(key, $"`{name}` is no name for a session parameter: a letter, then A-Z a-z 0-9 _ . - alone, since it becomes XML.");
            else if (value is not YamlScalarNode { Value: { } text })
                diagnostics.Error(value, $"The session parameter `{name}` has to be a single value.");
            else parameters.Add(new(name, text));
        }
        return new(parameters);
    }

    private static IReadOnlyList<string> ReadCategories(Section section)
    {
        if (section.Node("categories") is not { } node) return [];
        if (node is YamlSequenceNode sequence && sequence.All(item => item is YamlScalarNode { Value.Length: > 0 }))
            return [.. sequence.Select(item => ((YamlScalarNode)item).Value!)];
        section.Fail("categories", "`categories` has to be a list of names, as in `[smoke, slow]`.");
        return [];
    }

    /// <summary>Tells a name that no taskset, task or curve can have.</summary>
    public static void CheckName(string name, YamlNode node, string what, Diagnostics diagnostics)
    {
        // Test filters and file systems give commas, blanks and slashes a meaning of their own.
        if (!FilterableName().IsMatch(name))
            diagnostics.Error(node, $"`{name}` is no name for a {what}: use the characters A-Z a-z 0-9 _ . - alone.");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+\z")]
    private static partial Regex FilterableName();
}
