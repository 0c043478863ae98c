namespace Distributor.Model.Measures;

/// <summary>How often a job lost the processor to another task and went on later.</summary>
public static class Preemptions
{
    /// <summary>
    /// Counted in the schedule where the trace has one. Otherwise from the events: the jobs of other tasks that were released and ended while the
    /// job was pending, which are at most so many preemptions (one may have come before the job first ran).
    /// </summary>
    public static int Of(Trace trace, Job job) => trace.Slices.Count > 0 ? InSchedule(trace, job) : ByEvents(trace, job);

    private static int InSchedule(Trace trace, Job job)
    {
        var own = trace.Slices.Where(slice => slice.Task == job.Task && slice.Job == job.Index).OrderBy(slice => slice.From).ToArray();
        var count = 0;
        for (var index = 1; index < own.Length; index++)
            if (trace.Slices.Any(other => other.Task != job.Task && other.From >= own[index - 1].To && other.To <= own[index].From)) count++;
        return count;
    }

    private static int ByEvents(Trace trace, Job job) => job.End is not { } end ? 0 : trace.Jobs.Count(other =>
        other.Task != job.Task && other.Release > job.Release && other.End is { } ended && ended > other.Release && ended < end);
}
