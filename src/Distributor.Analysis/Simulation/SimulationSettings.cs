using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>How jobs behave that a taskset does not tell of. The defaults are a guest's, without overheads.</summary>
public sealed record SimulationSettings
{
    /// <summary>Default: kill, as the guests do.</summary>
    public OverrunPolicy Overrun { get; init; } = OverrunPolicy.Kill;

    /// <summary>How long jobs execute. Default: null, each for its task's WCET.</summary>
    public JobTime? ExecutionTime { get; init; }

    /// <summary>How long after its nominal release a job is ready. Jobs of a task keep their order. Default: null, at once.</summary>
    public JobTime? Jitter { get; init; }

    /// <summary>
    /// Processor time that it takes to give the processor to another job, counted as that job's. Default: 0. One that is preempted meanwhile pays it
    /// again. An analysis that adds two of them to each WCET is safe.
    /// </summary>
    public GuestTime ContextSwitch { get; init; }

    /// <summary>
    /// Processor time that each release takes, whatever the task's priority: no job gets on meanwhile. Default: 0. In a schedule it looks like a part of
    /// the job that runs then.
    /// </summary>
    public GuestTime Release { get; init; }

    /// <summary>Whether a more urgent job takes the processor from one that runs. Default: true.</summary>
    public bool IsPreemptive { get; init; } = true;

    /// <summary>When the run is stopped, as a guest is by STOP. Default: null, when all tasks are done.</summary>
    public GuestTime? StopAt { get; init; }
}
