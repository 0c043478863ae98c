using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>The part of a trace that a picture shows.</summary>
/// <param name="From">Since the run's first release.</param>
/// <param name="To">After <paramref name="From"/>.</param>
/// <param name="IsWhole">True when nothing is outside.</param>
public sealed record TraceWindow(GuestTime From, GuestTime To, bool IsWhole)
{
    /// <summary>More jobs of one task than these are no picture but a bar code.</summary>
    private const int MostJobsInARow = 40;

    /// <summary>Fewer show too little of what kept a job.</summary>
    private const int FewestJobsInARow = 8;

    /// <summary>
    /// The whole trace while each of its jobs can be seen. Else the first job that misses, with as much before and after it as it took, but at least 8 and
    /// at most 40 jobs of the busiest task; where nothing misses, 40 from the beginning.
    /// </summary>
    public static TraceWindow Of(Trace trace)
    {
        var end = EndOf(trace);
        var most = Length(trace, end, MostJobsInARow);
        if (most >= end.Nanoseconds) return new(GuestTime.Zero, end, IsWhole: true);
        if (trace.Jobs.FirstOrDefault(job => job.Outcome is not null && !trace.MeetsDeadline(job)) is not { } miss) return Rounded(0, most, end);
        var ended = miss.End ?? miss.Release;
        var length = Math.Clamp(3 * (ended - miss.Release).Nanoseconds, Length(trace, end, FewestJobsInARow), most);
        return Rounded(Math.Clamp(ended.Nanoseconds - length / 3 * 2, 0, end.Nanoseconds - length), length, end);
    }

    // To the marks of its axis, which are times that people read.
    private static TraceWindow Rounded(long from, long length, GuestTime end)
    {
        var step = TimeAxis.StepOf(length);
        return new(new(from / step * step), new(Math.Min(end.Nanoseconds, (from + length + step - 1) / step * step)), IsWhole: false);
    }

    private static GuestTime EndOf(Trace trace)
    {
        var last = trace.Events.Select(happened => happened.Time).Concat(trace.Jobs.Select(job => DueOrRelease(trace, job))).DefaultIfEmpty().Max();
        return last > GuestTime.Zero ? last : GuestTime.FromMilliseconds(1);
    }

    // What shows so many jobs of the busiest task.
    private static long Length(Trace trace, GuestTime end, int jobs)
    {
        var densest = trace.Jobs.GroupBy(job => job.Task).Select(jobs => jobs.Count()).DefaultIfEmpty(1).Max();
        return densest <= jobs ? end.Nanoseconds : Math.Max(1, (long)((Int128)end.Nanoseconds * jobs / densest));
    }

    private static GuestTime DueOrRelease(Trace trace, Job job) => job.Release + (trace.Taskset.Tasks[job.Task].Deadline ?? GuestTime.Zero);
}
