using Distributor.Analysis.Demand;

namespace Distributor.Analysis.Edf;

/// <summary>
/// The worst response of one task under EDF, over all deadline busy periods in which the job under analysis is released <c>a</c> after the start and all
/// other tasks at once. A job with the same deadline counts as more urgent. Throws <see cref="OverflowException"/>.
/// </summary>
internal sealed class DeadlineBusyPeriod(DemandCurve curve, EdfBlocking blocking, bool preemptive)
{
    private const int MostSteps = 20_000_000;

    private readonly long _end = curve.Load == 0 ? curve.Horizon(0) : curve.BusyPeriod() ?? throw new OverflowException();
    private int _steps;

    // When a busy period is over, also one that blocking begins. At full load it may have no end.
    private long Over => curve.Load == 0 ? long.MaxValue / 2 : checked(_end + blocking.Longest);

    /// <summary>Nanoseconds from the nominal release, and the release that gives them, from the busy period's start.</summary>
    public (long Response, long Release) Worst(int task)
    {
        var worst = (Response: checked(curve.Wcet(task) + curve.Jitter(task)), Release: -curve.Jitter(task));
        var next = FirstReleases(task);
        var (blocked, before, over) = (0L, 0L, Over);
        while (true)
        {
            var release = next.Min();
            // Whatever is released before has ended with the busy period: nothing later can be worse.
            if (release >= _end || over - release <= worst.Response) return worst;
            var delay = blocking.At(release + curve.Tasks[task].Deadline.Nanoseconds);
            // A later deadline lets more work through, so that the search goes on from where the one before ended.
            var reached = Reached(task, release, delay, delay >= blocked ? before : 0);
            (blocked, before) = (delay, reached);
            var end = preemptive ? reached : checked(reached + curve.Wcet(task));
            if (end - release > worst.Response && (preemptive || reached >= release)) worst = (end - release, release);
            for (var other = 0; other < next.Length; other++)
                if (next[other] == release) next[other] = Later(release, 1, curve.Period(other));
        }
    }

    // The response can be longest only where the job's deadline is one of another task, or the task's own first release is at the start.
    private long[] FirstReleases(int task)
    {
        var (next, least) = (new long[curve.Tasks.Count], -curve.Jitter(task));
        for (var other = 0; other < next.Length; other++)
        {
            var (first, period) = (curve.Due(other) - curve.Tasks[task].Deadline.Nanoseconds, curve.Period(other));
            next[other] = first >= least ? first : Later(first, (least - first - 1) / period + 1, period);
        }
        return next;
    }

    // A task that is released once has no later releases that matter.
    private static long Later(long release, long periods, long period) => (long)Int128.Min(release + (Int128)periods * period, long.MaxValue);

    // Where the job ends or, if it cannot be preempted, starts.
    private long Reached(int task, long release, long delay, long before)
    {
        var jobs = (release + curve.Jitter(task)) / curve.Period(task) + (preemptive ? 1 : 0);
        var own = checked(delay + jobs * curve.Wcet(task));
        return Fixpoint(task, release, own, Math.Max(own, Math.Max(before, preemptive ? 1 : 0)), preemptive ? -1 : 0);
    }

    // Work released before the window's end (or, for `late` 0, at it: a job that starts then is already too late to be preferred) and due in time.
    private long Fixpoint(int task, long release, long own, long start, int late)
    {
        var deadline = checked(release + curve.Tasks[task].Deadline.Nanoseconds);
        for (var window = start; _steps < MostSteps; _steps++)
        {
            var demand = own;
            for (var other = 0; other < curve.Tasks.Count; other++)
            {
                var slack = deadline - curve.Due(other);
                if (other == task || slack < 0) continue;
                var period = curve.Period(other);
                checked { demand += (Math.Min((window + curve.Jitter(other) + late) / period, slack / period) + 1) * curve.Wcet(other); }
            }
            if (demand <= window) return demand;
            window = demand;
        }
        throw new OverflowException();
    }
}
