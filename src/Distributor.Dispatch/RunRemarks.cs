using Distributor.Model;
using Distributor.Model.Measures;

namespace Distributor.Dispatch;

/// <summary>What is to be known of a run and fails nothing.</summary>
internal static class RunRemarks
{
    public static IEnumerable<string> Of(Run run)
    {
        if (run.Trace is not null && !run.HoldsSnapshot)
            yield return "Its exact snapshot was not compared: it is of guests, and this is the simulator, which executes jobs for their `wcet` without overheads.";
        if (run.Trace is { } trace)
        {
            if (BeyondDuration(trace) is { } late) yield return late;
            // Where analysis and run are compared, that says these by itself.
            if (run.Agreement is null || trace.Slices.Count == 0)
                foreach (var remark in BeyondWcet(trace)) yield return remark;
            if (run.Agreement is null && trace is { Taskset.TraceDetail: TraceDetail.Schedule, Slices.Count: 0, Jobs.Count: > 0 })
                yield return "`trace: schedule` asks for the schedule, and the guest told none: the reference guest does.";
        }
        if (run.Agreement is not { IsRefused: false } agreement) yield break;
        foreach (var reason in agreement.NotJudged) yield return $"Not judged: {reason}";
    }

    // A guest without our extensions does not know of a duration. It shows where an overrun skipped a release: then it makes up for it, after the duration.
    private static string? BeyondDuration(Trace trace)
    {
        if (trace.Taskset.Duration is not { } duration) return null;
        // Times count from the first release.
        var end = duration - trace.Taskset.Tasks.Min(task => task.Offset);
        return trace.Jobs.Where(job => job.Release >= end).MinBy(job => job.Release) is { } beyond
            ? $"`duration: {duration}` is over when {trace.Taskset.Tasks[beyond.Task].Name} releases job {beyond.Index}: this guest releases a number of jobs, and makes up for those that overruns skip. The reference guest ends then."
            : null;
    }

    // Whoever analyses with a WCET that is none has to hear of it, whatever the verdict.
    private static IEnumerable<string> BeyondWcet(Trace trace)
    {
        if (trace.Taskset.Tasks.All(task => task.Wcet is null)) yield break;
        var times = new ExecutionTimes(trace);
        foreach (var jobs in trace.Jobs.GroupBy(job => job.Task))
        {
            var task = trace.Taskset.Tasks[jobs.Key];
            var longest = jobs.MaxBy(job => times.AtLeast(job)?.Nanoseconds ?? 0)!;
            if (task.Wcet < times.AtLeast(longest))
                yield return $"{task.Name} executes longer than its wcet of {task.Wcet}: job {longest.Index} did for at least {times.AtLeast(longest)}. Analyses and simulations with that wcet say nothing of this run.";
        }
    }
}
