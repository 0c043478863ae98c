using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Distributor.Files.Reading;
using Distributor.Model;

namespace Distributor.Files.Writing;

/// <summary>
/// A taskset as a YAML file that <see cref="TasksetFile"/> reads back as the same taskset: so that one variant of a sweep, or what code built, can be
/// run again by itself. Attributes that have their default are left out, and so is a snapshot, which lies beside the file that asks for it.
/// </summary>
public static class TasksetYaml
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text; lines end in LF.</summary>
    public static string Write(Taskset taskset)
    {
        var comment = taskset.Location is { } place ? $"# {taskset.Name} of {place}, as it ran.\n" : "";
        return $"{comment}tasksets:\n{Entry(taskset)}";
    }

    /// <summary>Writes a file of tasksets, one after the other as they come.</summary>
    public static void Write(IEnumerable<Taskset> tasksets, TextWriter writer)
    {
        writer.Write("tasksets:\n");
        foreach (var taskset in tasksets) writer.Write(Entry(taskset));
    }

    private static string Entry(Taskset taskset)
    {
        var yaml = new StringBuilder().Append(CultureInfo.InvariantCulture, $"  {Key(taskset.Name)}:\n");
        Line("description", taskset.Description is { } description ? Text(description) : null);
        Line("categories", taskset.Categories.Count > 0 ? $"[{string.Join(", ", taskset.Categories.Select(Key))}]" : null);
        Line("scheduler", taskset.Policy is SchedulingPolicy.EarliestDeadlineFirst ? "edf" : null);
        Line("duration", taskset.Duration?.ToString());
        Line("machines", taskset.Machines is MachineKinds.All ? null : Machines(taskset.Machines));
        Line("session", taskset.Session.IsEmpty ? null : Map(taskset.Session.Values.Select(value => (value.Key, (string?)Text(value.Value)))));
        Line("time-limit", taskset.TimeLimit is { } limit ? $"{new GuestTime(limit.Ticks * TimeSpan.NanosecondsPerTick)}" : null);
        Line("trace", taskset.TraceDetail is TraceDetail.Schedule ? "schedule" : null);
        yaml.Append("    tasks:\n");
        foreach (var task in taskset.Tasks) yaml.Append(CultureInfo.InvariantCulture, $"      {Key(task.Name)}: {Map(Attributes(task, taskset.Duration is null))}\n");
        if (taskset.Expect with { Snapshot = null } is { IsNone: false } expect) WriteExpect(yaml, expect);
        return yaml.ToString();

        void Line(string key, string? value)
        {
            if (value is not null) yaml.Append(CultureInfo.InvariantCulture, $"    {key}: {value}\n");
        }
    }

    private static IEnumerable<(string Key, string? Value)> Attributes(RealTimeTask task, bool countsJobs)
    {
        var defaults = new RealTimeTask("", "", GuestTime.Zero);
        yield return ("program", task.Program);
        yield return ("argument", task.Argument is { } argument ? Text(argument) : null);
        yield return ("period", task.Period == defaults.Period ? null : $"{task.Period}");
        yield return ("deadline", task.RelativeDeadline?.ToString());
        yield return ("wcet", task.Wcet?.ToString());
        yield return ("bcet", task.Bcet?.ToString());
        yield return ("acet", task.Acet?.ToString());
        yield return ("jitter", task.Jitter == defaults.Jitter ? null : $"{task.Jitter}");
        yield return ("blocking", task.Blocking == defaults.Blocking ? null : $"{task.Blocking}");
        yield return ("non-preemptive", task.NonPreemptiveSection == defaults.NonPreemptiveSection ? null
            : task.NonPreemptiveSection == GuestTime.MaxValue ? "true" : $"{task.NonPreemptiveSection}");
        yield return ("priority", task.Priority == defaults.Priority ? null : $"{task.Priority}");
        yield return ("offset", task.Offset == defaults.Offset ? null : $"{task.Offset}");
        // Where a duration ends the releases it tells how many there are.
        yield return ("jobs", !countsJobs || task.Jobs == defaults.Jobs ? null : $"{task.Jobs}");
        yield return ("quota", task.QuotaBytes == defaults.QuotaBytes ? null : SizeText.Format(task.QuotaBytes));
        yield return ("caps", task.Caps == defaults.Caps ? null : $"{task.Caps}");
        yield return ("critical-time", task.CriticalTime?.ToString());
    }

    private static string Machines(MachineKinds kinds) => kinds is MachineKinds.None
        ? "none"
        : $"[{string.Join(", ", Words.Machines.Names.Where(name => Words.Machines.TryRead(name, out var kind, out _) && kinds.HasFlag(kind)))}]";

    private static void WriteExpect(StringBuilder yaml, Expectation expect)
    {
        yaml.Append("    expect:\n");
        if (expect.Deadlines is { } deadlines) yaml.Append(CultureInfo.InvariantCulture, $"      deadlines: {(deadlines is DeadlineExpectation.Met ? "met" : "missed")}\n");
        if (expect.AnalysisAgrees) yaml.Append("      analysis: agrees\n");
        if (expect.Tasks.Count == 0) return;
        yaml.Append("      tasks:\n");
        foreach (var task in expect.Tasks)
            yaml.Append(CultureInfo.InvariantCulture, $"        {Key(task.Task)}: {Map([
                ("ends", task.Ends.Count == 0 ? null : $"[{string.Join(", ", task.Ends.Select(kind => kind.WireName()))}]"),
                ("response-time", task is { ShortestResponse: null, LongestResponse: null } ? null : Map([("min", task.ShortestResponse?.ToString()), ("max", task.LongestResponse?.ToString())])),
                ("events", task.Events.Count == 0 ? null : Map(task.Events.Select(count => (count.Kind.WireName(), (string?)count.CountText)))),
                ("jobs-done", task.JobsDone switch { true => "true", false => "false", null => null }),
            ])}\n");
    }

    private static string Map(IEnumerable<(string Key, string? Value)> entries) =>
        $"{{ {string.Join(", ", entries.Where(entry => entry.Value is not null).Select(entry => $"{entry.Key}: {entry.Value}"))} }}";

    private static string Key(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-') ? name : Text(name);

    // YAML's text in double quotes has the escapes of JSON's, and is never a number, a range or a list.
    private static string Text(string value) => JsonSerializer.Serialize(value, Readable);
}
