using Distributor.Analysis.FixedPriority;
using Distributor.Model;

namespace Distributor.Analysis.Demand;

/// <summary>
/// How long the processor can be busy without pause: when tasks are released together, each as late as its jitter allows and then as often as it may. False for
/// what never ends, or cannot be computed with. Throw <see cref="ArgumentException"/> for an empty taskset and times no task can have.
/// </summary>
public static class BusyPeriod
{
    /// <summary>
    /// The synchronous busy period, than which no other is longer, for every scheduling policy that never idles while a job is ready (M. Spuri, "Analysis of Deadline
    /// Scheduled Real-Time Systems", INRIA RR-2772, 1996, sections 3 and 4).
    /// </summary>
    public static bool TryOf(IReadOnlyList<AnalysisTask> tasks, out GuestTime length)
    {
        AnalysisTasks.Check(tasks);
        length = GuestTime.Zero;
        try
        {
            var curve = new DemandCurve(tasks);
            if (curve.Load > 0 || curve.BusyPeriod() is not { } busy) return false;
            length = new(busy);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>
    /// The level-i busy period: of a task and those whose priority is as high or higher, with its blocking first (J. P. Lehoczky, "Fixed Priority Scheduling of
    /// Periodic Task Sets with Arbitrary Deadlines", RTSS 1990, section 3).
    /// </summary>
    public static bool TryOfLevel(IReadOnlyList<AnalysisTask> tasks, int task, out GuestTime length)
    {
        AnalysisTasks.Check(tasks);
        ArgumentOutOfRangeException.ThrowIfNegative(task);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(task, tasks.Count);
        length = GuestTime.Zero;
        try
        {
            var order = new PriorityOrder(tasks);
            var rank = Enumerable.Range(0, tasks.Count).Single(rank => order.IndexOf(rank) == task);
            var (end, blocking) = (order.LevelEnd(rank), tasks[task].Blocking.Nanoseconds);
            if (order.CompareLoadToOne(end) > 0) return false;
            length = new(order.Window(blocking, end, self: -1, blocking));
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
