using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>How close a task's jobs follow each other.</summary>
internal static class JobSpacing
{
    /// <summary>Nanoseconds from release to release of each task, in the mean; <see cref="long.MaxValue"/> of one that has no two jobs.</summary>
    public static long[] Of(Trace trace)
    {
        var (count, first, last) = (new int[trace.Taskset.Tasks.Count], new long[trace.Taskset.Tasks.Count], new long[trace.Taskset.Tasks.Count]);
        foreach (var job in trace.Jobs)
        {
            if (count[job.Task]++ == 0) first[job.Task] = job.Release.Nanoseconds;
            last[job.Task] = job.Release.Nanoseconds;
        }
        return [.. count.Select((jobs, task) => jobs < 2 ? long.MaxValue : Math.Max(1, (last[task] - first[task]) / (jobs - 1)))];
    }
}
