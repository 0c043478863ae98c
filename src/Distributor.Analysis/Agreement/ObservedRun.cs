using Distributor.Model;
using Distributor.Model.Measures;

namespace Distributor.Analysis.Agreement;

/// <summary>A trace that tests are held against.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="What">What it is of, for people: <c>run</c>, <c>simulation</c>.</param>
/// <param name="KnowsExecution">Whether it is known that no job executed longer than its WCET.</param>
internal sealed record ObservedRun(Trace Trace, string What, bool KnowsExecution)
{
    /// <summary>How far a time can be from what happened: guests without extensions tell whole ms, others whole us.</summary>
    public GuestTime Resolution { get; } = What == "simulation" ? new(1)
        : Trace.Events.All(happened => happened.Time.IsWhole(GuestTime.FromMilliseconds(1))) ? GuestTime.FromMilliseconds(1)
        : GuestTime.FromMicroseconds(1);
}

/// <summary>What became of a job, for people.</summary>
internal static class ObservedJob
{
    /// <summary><c>b job 3</c>.</summary>
    public static string Name(Trace trace, Job job) => $"{trace.Taskset.Tasks[job.Task].Name} job {job.Index}";

    /// <summary>The job from its release to its end, and the schedule around it.</summary>
    public static string Describe(Trace trace, Job job) =>
        $"{Name(trace, job)}, released at {job.Release}{(trace.Taskset.Tasks[job.Task].Deadline is { } deadline ? $", due at {job.Release + deadline}" : "")}, "
        + $"{job.Outcome!.Value.WireName()} at {job.End}";

    public static string Draw(Trace trace, Job job) => Gantt.Around(trace, [job]);
}
