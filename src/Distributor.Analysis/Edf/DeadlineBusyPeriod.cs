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

    /// <summary>Nanoseconds from the nominal release, and the release that gives them, from the busy period's start.</summary>
    public (long Response, long Release) Worst(int task)
    {
        var deadline = curve.Tasks[task].Deadline.Nanoseconds;
        var worst = (Response: checked(curve.Wcet(task) + curve.Jitter(task)), Release: -curve.Jitter(task));
        // The response can be longest only where the job's deadline is one of another task, or the task's own first release is at the start.
        for (var other = 0; other < curve.Tasks.Count; other++)
        {
            var first = curve.Due(other) - deadline;
            var (least, period) = (-curve.Jitter(task), curve.Period(other));
            if (first < least) first += checked((least - first + period - 1) / period * period);
            for (var release = first; release < _end; release = checked(release + period))
            {
                var end = preemptive ? End(task, release) : Start(task, release) + curve.Wcet(task);
                if (end - release > worst.Response && (preemptive ? end : end - curve.Wcet(task) + 1) > release) worst = (end - release, release);
            }
        }
        return worst;
    }

    private long End(int task, long release)
    {
        var own = checked(blocking.At(release + curve.Tasks[task].Deadline.Nanoseconds) + ((release + curve.Jitter(task)) / curve.Period(task) + 1) * curve.Wcet(task));
        return Fixpoint(task, release, own, Math.Max(own, 1), -1);
    }

    private long Start(int task, long release)
    {
        var own = checked(blocking.At(release + curve.Tasks[task].Deadline.Nanoseconds) + (release + curve.Jitter(task)) / curve.Period(task) * curve.Wcet(task));
        return Fixpoint(task, release, own, own, 0);
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
