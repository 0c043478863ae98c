using Distributor.Dispatch;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>How messages of tests name a run.</summary>
internal static class RunText
{
    private const int MostEvents = 20;
    private const string NoMachinePrefix = "No machine could run";

    /// <summary>Taskset, file and line, machine and attempt: the first line of a failure.</summary>
    public static string Place(Run run) => run is { Trace: not null, Attempts: [.., var last] }
        ? $"{Name(run.Taskset)} on {last.Machine}, attempt {run.Attempts.Count}:"
        : $"{Name(run.Taskset)} was not run:";

    /// <summary>Taskset, file and line.</summary>
    public static string Place(Taskset taskset) => $"{Name(taskset)}:";

    /// <summary>Why no machine could run it, in words that begin so.</summary>
    public static string NoMachine(Run run) => run.Bad is { } bad && bad.StartsWith(NoMachinePrefix, StringComparison.Ordinal) ? bad : $"{NoMachinePrefix} {run.Taskset.Name}. {run.Bad ?? run.Skipped}";

    /// <summary>What was heard of a taskset when the test run was stopped: its last events, in the canonical form.</summary>
    public static string Interrupted(Trace soFar)
    {
        var lines = soFar.ToCanonicalText().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var shown = Math.Min(soFar.Events.Count, MostEvents);
        var count = $"{soFar.Events.Count} {(soFar.Events.Count == 1 ? "event" : "events")}{(shown < soFar.Events.Count ? $", of which the last {shown}" : "")}";
        return $"The test run was stopped while {soFar.Taskset.Name} ran, after {count}:\n{string.Join('\n', lines[^shown..])}".TrimEnd('\n', ':');
    }

    /// <summary>In place of a stack trace: development environments make a link of it.</summary>
    public static string Trail(Taskset taskset) => taskset.Location is { } place ? $"   at taskset {taskset.Name} in {place.File}:line {place.Line}" : $"   at taskset {taskset.Name}";

    private static string Name(Taskset taskset) => taskset.Location is { } place ? $"{taskset.Name} ({place})" : taskset.Name;
}
