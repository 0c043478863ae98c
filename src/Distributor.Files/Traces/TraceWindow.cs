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

    /// <summary>What has no more than these is not worth a part.</summary>
    private const int MostJobsOfAWhole = 60;

    /// <summary>Fewer show too little of what kept a job.</summary>
    private const int FewestJobsInARow = 8;

    /// <summary>As many as lines can stand for, around a job that takes as long as many of another task.</summary>
    private const int MostJobsBesideALongOne = 200;

    /// <summary>
    /// The whole trace while each of its jobs can be seen. Else the first job that misses, with as much before and after it as it took, but at least 8 and
    /// at most 40 jobs of the busiest task, or 200 to show it whole; where nothing misses, 40 from the beginning.
    /// </summary>
    public static TraceWindow Of(Trace trace)
    {
        var end = EndOf(trace).Nanoseconds;
        var spacing = JobSpacing.Of(trace).Min();
        if (Length(MostJobsOfAWhole) >= end) return new(GuestTime.Zero, new(end), IsWhole: true);
        if (trace.Jobs.FirstOrDefault(trace.MissesDeadline) is not { } miss) return Rounded(0, Length(MostJobsInARow), end);
        var ended = miss.End ?? miss.Release;
        var took = (ended - miss.Release).Nanoseconds;
        var length = Int128.Max(Int128.Clamp((Int128)took * 3, Length(FewestJobsInARow), Length(MostJobsInARow)), Int128.Min((Int128)took * 3 / 2, Length(MostJobsBesideALongOne)));
        return Rounded((long)Int128.Clamp(ended.Nanoseconds - length / 3 * 2, 0, end - length), (long)length, end);

        long Length(int jobs) => (long)Int128.Min(end, (Int128)spacing * jobs);
    }

    // To the marks of its axis, which are times that people read.
    private static TraceWindow Rounded(long from, long length, long end)
    {
        var step = TimeAxis.StepOf(length);
        return new(new(from / step * step), new(Math.Min(end, (from + length + step - 1) / step * step)), IsWhole: false);
    }

    private static GuestTime EndOf(Trace trace)
    {
        var last = trace.Events.Select(happened => happened.Time).Concat(trace.Jobs.Select(job => DueOrRelease(trace, job))).DefaultIfEmpty().Max();
        return last > GuestTime.Zero ? last : GuestTime.FromMilliseconds(1);
    }

    private static GuestTime DueOrRelease(Trace trace, Job job) => job.Release + (trace.Taskset.Tasks[job.Task].Deadline ?? GuestTime.Zero);
}
