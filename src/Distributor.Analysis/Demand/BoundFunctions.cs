using Distributor.Model;

namespace Distributor.Analysis.Demand;

/// <summary>How much work a task can bring into an interval. Throw <see cref="OverflowException"/> beyond 292 years.</summary>
public static class BoundFunctions
{
    /// <summary>
    /// dbf(t): the most work of jobs that are released and due within an interval of length <paramref name="interval"/> (S. K. Baruah, A. K. Mok and
    /// L. E. Rosier, "Preemptively Scheduling Hard-Real-Time Sporadic Tasks on One Processor", RTSS 1990). Release jitter shortens the deadline.
    /// 0 for negative intervals.
    /// </summary>
    public static GuestTime Demand(AnalysisTask task, GuestTime interval)
    {
        ArgumentNullException.ThrowIfNull(task);
        var slack = interval - (task.Deadline - task.Jitter);
        return interval < GuestTime.Zero || slack < GuestTime.Zero ? GuestTime.Zero : task.Wcet * checked(slack.Nanoseconds / task.Period.Nanoseconds + 1);
    }

    /// <summary>
    /// rbf(t): the most work released in a half-open interval of length <paramref name="interval"/> (J. P. Lehoczky, L. Sha and Y. Ding, "The Rate
    /// Monotonic Scheduling Algorithm: Exact Characterization and Average Case Behavior", RTSS 1989; with jitter, Audsley et al. 1993).
    /// 0 for intervals not above 0.
    /// </summary>
    public static GuestTime Request(AnalysisTask task, GuestTime interval)
    {
        ArgumentNullException.ThrowIfNull(task);
        return interval <= GuestTime.Zero ? GuestTime.Zero
            : task.Wcet * checked(((interval + task.Jitter).Nanoseconds - 1) / task.Period.Nanoseconds + 1);
    }

    /// <summary>The sum of <see cref="Demand(AnalysisTask, GuestTime)"/> over tasks.</summary>
    public static GuestTime Demand(IEnumerable<AnalysisTask> tasks, GuestTime interval) =>
        tasks.Aggregate(GuestTime.Zero, (sum, task) => sum + Demand(task, interval));

    /// <summary>The sum of <see cref="Request(AnalysisTask, GuestTime)"/> over tasks.</summary>
    public static GuestTime Request(IEnumerable<AnalysisTask> tasks, GuestTime interval) =>
        tasks.Aggregate(GuestTime.Zero, (sum, task) => sum + Request(task, interval));
}
