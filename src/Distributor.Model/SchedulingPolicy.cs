namespace Distributor.Model;

/// <summary>How a machine chooses among the ready jobs of a taskset. Both preempt.</summary>
public enum SchedulingPolicy
{
    /// <summary>The job of the task with the smallest priority number.</summary>
    FixedPriority,

    /// <summary>Earliest deadline first: the job with the smallest absolute deadline.</summary>
    EarliestDeadlineFirst,
}
