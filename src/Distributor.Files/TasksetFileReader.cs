using System.Text.RegularExpressions;
using Distributor.Analysis;
using Distributor.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files;

/// <summary>Reads a YAML file of tasksets to its end, whatever mistakes it meets.</summary>
internal sealed partial class TasksetFileReader(string path)
{
    private readonly List<Diagnostic> _errors = [];

    private enum Priorities { Explicit, RateMonotonic, DeadlineMonotonic }

    public TasksetFile Read(string text)
    {
        var tasksets = new List<Taskset>();
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents.Count == 0) _errors.Add(new(new(path, 1, 1), "The file is empty: expected `tasksets:`."));
            else tasksets.AddRange(ReadTasksets(yaml.Documents[0].RootNode));
        }
        catch (YamlException error)
        {
            _errors.Add(new(Section.At(path, error.Start), $"This is no YAML: {Innermost(error).Message}"));
        }
        return new(path, _errors.Count == 0 ? tasksets : [], [.. _errors.OrderBy(error => (error.Location.Line, error.Location.Column))]);
    }

    private IEnumerable<Taskset> ReadTasksets(YamlNode root)
    {
        var file = Section.Of(path, root, "the file", _errors, "tasksets");
        if (root is not YamlMappingNode) yield break;
        if (file.Node("tasksets") is not { } tasksets)
        {
            _errors.Add(new(file.Location, "The file has no `tasksets:`."));
            yield break;
        }
        foreach (var (name, key, node) in Section.Entries(path, tasksets, "`tasksets`", _errors))
            yield return ReadTaskset(name, Section.At(path, key.Start), node);
    }

    private Taskset ReadTaskset(string name, SourceLocation location, YamlNode node)
    {
        CheckName(name, location, "taskset");
        var section = Section.Of(path, node, $"taskset `{name}`", _errors, "scheduler", "priorities", "tasks", "expect", "categories");
        var policy = section.Choice("scheduler",
            ("fixed-priority", SchedulingPolicy.FixedPriority), ("edf", SchedulingPolicy.EarliestDeadlineFirst));
        return new(name, ReadTasks(name, location, section, policy ?? default))
        {
            Policy = policy ?? default,
            Expect = ReadExpectation(section),
            Categories = ReadCategories(section),
            Location = location,
        };
    }

    private IReadOnlyList<RealTimeTask> ReadTasks(string taskset, SourceLocation location, Section section, SchedulingPolicy policy)
    {
        var tasks = new List<RealTimeTask>();
        if (section.Node("tasks") is { } node)
        {
            foreach (var (name, key, value) in Section.Entries(path, node, "`tasks`", _errors))
            {
                CheckName(name, Section.At(path, key.Start), "task");
                tasks.Add(TaskReader.Read(path, name, value, _errors));
                if (policy is SchedulingPolicy.EarliestDeadlineFirst && tasks[^1].Deadline is null)
                    _errors.Add(new(Section.At(path, key.Start), $"Task `{name}` is scheduled by deadlines and has neither `deadline` nor `period`."));
            }
        }
        if (tasks.Count == 0) _errors.Add(new(location, $"Taskset `{taskset}` has no `tasks`."));
        return Prioritise(section, tasks);
    }

    private static IReadOnlyList<RealTimeTask> Prioritise(Section section, List<RealTimeTask> tasks)
    {
        var order = section.Choice("priorities", ("explicit", Priorities.Explicit), ("rate-monotonic", Priorities.RateMonotonic),
            ("deadline-monotonic", Priorities.DeadlineMonotonic)) ?? Priorities.Explicit;
        if (order is not Priorities.Explicit && tasks.Count > RealTimeTask.LowestPriority + 1)
        {
            section.Fail("priorities", $"{tasks.Count} tasks need as many priorities, and there are 128.");
            return tasks;
        }
        return order switch
        {
            Priorities.RateMonotonic => PriorityAssignment.RateMonotonic(tasks),
            Priorities.DeadlineMonotonic => PriorityAssignment.DeadlineMonotonic(tasks),
            _ => tasks,
        };
    }

    private Expectation ReadExpectation(Section section)
    {
        if (section.Node("expect") is not { } node) return new();
        var expect = Section.Of(path, node, "`expect`", _errors, "deadlines");
        return new(expect.Choice("deadlines", ("met", DeadlineExpectation.Met), ("missed", DeadlineExpectation.Missed)));
    }

    private static IReadOnlyList<string> ReadCategories(Section section)
    {
        if (section.Node("categories") is not { } node) return [];
        if (node is YamlSequenceNode sequence && sequence.All(item => item is YamlScalarNode))
            return [.. sequence.Select(item => ((YamlScalarNode)item).Value!)];
        section.Fail("categories", "`categories` is a list of names, as in `[smoke, slow]`.");
        return [];
    }

    private void CheckName(string name, SourceLocation location, string what)
    {
        // Test filters and file systems give commas, blanks and slashes a meaning of their own.
        if (!FilterableName().IsMatch(name))
            _errors.Add(new(location, $"`{name}` is no name for a {what}: use the characters A-Z a-z 0-9 _ . - alone."));
    }

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+$")]
    private static partial Regex FilterableName();
}
