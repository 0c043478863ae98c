using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>Fixed priorities from tasks' timing.</summary>
public static class PriorityAssignment
{
    /// <summary>
    /// The shorter the period, the higher the priority (C. L. Liu and J. W. Layland, "Scheduling Algorithms for Multiprogramming in a
    /// Hard-Real-Time Environment", JACM 20(1), 1973, section 4). Equal periods keep their order; a task released once comes last.
    /// </summary>
    /// <returns>The tasks in their order, with priorities from 0, the highest, on.</returns>
    /// <exception cref="ArgumentException">More than 128 tasks: there are no more priorities.</exception>
    public static IReadOnlyList<RealTimeTask> RateMonotonic(IReadOnlyList<RealTimeTask> tasks) =>
        By(tasks, task => task.Period > GuestTime.Zero ? task.Period : GuestTime.MaxValue);

    /// <summary>
    /// The shorter the relative deadline, the higher the priority (J. Y.-T. Leung and J. Whitehead, "On the Complexity of Fixed-Priority
    /// Scheduling of Periodic, Real-Time Tasks", Performance Evaluation 2(4), 1982). Equal deadlines keep their order.
    /// </summary>
    /// <returns>The tasks in their order, with priorities from 0, the highest, on.</returns>
    /// <exception cref="ArgumentException">More than 128 tasks: there are no more priorities.</exception>
    public static IReadOnlyList<RealTimeTask> DeadlineMonotonic(IReadOnlyList<RealTimeTask> tasks) =>
        By(tasks, task => task.Deadline ?? GuestTime.MaxValue);

    private static RealTimeTask[] By(IReadOnlyList<RealTimeTask> tasks, Func<RealTimeTask, GuestTime> key)
    {
        if (tasks.Count > RealTimeTask.LowestPriority + 1)
            throw new ArgumentException($"{tasks.Count} tasks need as many priorities, and there are 128.", nameof(tasks));
        var assigned = tasks.ToArray();
        var order = Enumerable.Range(0, tasks.Count).OrderBy(index => key(tasks[index]));
        var priority = 0;
        foreach (var index in order) assigned[index] = tasks[index] with { Priority = priority++ };
        return assigned;
    }
}
