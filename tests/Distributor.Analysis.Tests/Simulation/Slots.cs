using Distributor.Model;

namespace Distributor.Analysis.Tests.Simulation;

/// <summary>Tasksets whose unit is 1 ms, and schedules as the literature draws them.</summary>
internal static class Slots
{
    public static RealTimeTask Task(string name, int wcet, int period, int priority) =>
        new(name, "burn", Ms(period)) { Wcet = Ms(wcet), Priority = priority };

    public static Taskset Taskset(SchedulingPolicy policy, int duration, params RealTimeTask[] tasks) => new("s", [.. tasks.Select(task => task with
    {
        Jobs = task.Period > GuestTime.Zero ? Math.Max(1, (int)Releases.Before(Ms(duration), task.Offset, task.Period)) : 1,
    })]) { Policy = policy, Duration = Ms(duration) };

    /// <summary>Who runs in each slot, a letter each; <c>.</c> for nobody.</summary>
    public static string Text(Trace trace, int slots)
    {
        var text = Enumerable.Repeat('.', slots).ToArray();
        foreach (var slice in trace.Slices)
            for (var slot = slice.From.Nanoseconds / 1_000_000; slot < slice.To.Nanoseconds / 1_000_000 && slot < slots; slot++)
                text[slot] = trace.Taskset.Tasks[slice.Task].Name[0];
        return new(text);
    }

    public static string Events(Trace trace) => string.Join(", ", trace.Events.Where(happened => happened.Kind is not EventKind.JobsDone)
        .Select(happened => $"{happened.Time.Nanoseconds / 1_000_000} {happened.Kind.WireName()} {trace.Taskset.Tasks[happened.Task].Name}"));

    public static GuestTime Ms(int milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
