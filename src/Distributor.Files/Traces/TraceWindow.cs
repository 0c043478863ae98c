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

    /// <summary>
    /// The whole trace while each of its jobs can be seen; else as much as shows 40 jobs of the busiest task, around the first miss, or from
    /// the beginning when nothing misses.
    /// </summary>
    public static TraceWindow Of(Trace trace)
    {
        var end = EndOf(trace);
        var length = Length(trace, end);
        if (length >= end) return new(GuestTime.Zero, end, IsWhole: true);
        var miss = trace.Jobs.FirstOrDefault(job => job.Outcome is not null && !trace.MeetsDeadline(job));
        // A third before the end of the job that misses shows what kept it.
        var from = miss is null ? 0 : (miss.End ?? miss.Release).Nanoseconds - length.Nanoseconds / 3 * 2;
        from = Math.Clamp(from, 0, end.Nanoseconds - length.Nanoseconds);
        return new(new(from), new(from + length.Nanoseconds), IsWhole: false);
    }

    private static GuestTime EndOf(Trace trace)
    {
        var last = trace.Events.Select(happened => happened.Time).Concat(trace.Jobs.Select(job => DueOrRelease(trace, job))).DefaultIfEmpty().Max();
        return last > GuestTime.Zero ? last : GuestTime.FromMilliseconds(1);
    }

    private static GuestTime Length(Trace trace, GuestTime end)
    {
        var densest = trace.Jobs.GroupBy(job => job.Task).Select(jobs => jobs.Count()).DefaultIfEmpty(1).Max();
        return densest <= MostJobsInARow ? end : new(Math.Max(1, (long)((Int128)end.Nanoseconds * MostJobsInARow / densest)));
    }

    private static GuestTime DueOrRelease(Trace trace, Job job) => job.Release + (trace.Taskset.Tasks[job.Task].Deadline ?? GuestTime.Zero);
}
