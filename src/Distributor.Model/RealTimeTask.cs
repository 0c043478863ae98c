namespace Distributor.Model;

/// <summary>A periodic real-time task: what releases jobs of one program. (.NET's Task has the short name.)</summary>
/// <param name="Name">Unique in its taskset.</param>
/// <param name="Program">The name under which the program's ELF file is found and sent; at most 15 ASCII characters.</param>
/// <param name="Period">Between two releases. Zero: one release.</param>
public sealed record RealTimeTask(string Name, string Program, GuestTime Period)
{
    /// <summary>The lowest fixed priority, and the default.</summary>
    public const int LowestPriority = 127;

    /// <summary>Handed to the program as its first argument; null: none.</summary>
    public string? Argument { get; init; }

    /// <summary>After a release, when its job must have ended. Null: implicit, the period.</summary>
    public GuestTime? RelativeDeadline { get; init; }

    /// <summary>The longest a job executes, for analysis and admission. Null: unknown.</summary>
    public GuestTime? Wcet { get; init; }

    /// <summary>The least that a job executes. For simulations with random execution times, beside <see cref="Acet"/>. Null: unknown.</summary>
    public GuestTime? Bcet { get; init; }

    /// <summary>
    /// What a job executes on average, from <see cref="Bcet"/> to <see cref="Wcet"/>. For simulations with random execution times. Null: unknown.
    /// </summary>
    public GuestTime? Acet { get; init; }

    /// <summary>A job is ready at most so long after its release. For analysis: machines release jobs at once. Default: 0.</summary>
    public GuestTime Jitter { get; init; }

    /// <summary>The longest that a job waits for resources which jobs of lower urgency hold. For analysis. Default: 0.</summary>
    public GuestTime Blocking { get; init; }

    /// <summary>
    /// The longest section in which a job is not preempted, wherever it comes; <see cref="GuestTime.MaxValue"/>: from its start to its end. Guests preempt
    /// every job. Default: 0, preemptive everywhere.
    /// </summary>
    public GuestTime NonPreemptiveSection { get; init; }

    /// <summary>True when no job is preempted once it runs.</summary>
    public bool IsNonPreemptive => NonPreemptiveSection > GuestTime.Zero && NonPreemptiveSection >= (Wcet ?? GuestTime.MaxValue);

    /// <summary>0, the highest, to 127, the lowest. Of no effect under EDF.</summary>
    public int Priority { get; init; } = LowestPriority;

    /// <summary>The first release, after the run's start.</summary>
    public GuestTime Offset { get; init; }

    /// <summary>How many jobs must end before the task is done. At least 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>The task's memory in bytes. Default: 1 MiB.</summary>
    public long QuotaBytes { get; init; } = 1 << 20;

    /// <summary>The task's capability quota. Default: 235, as much as a small Genode program needs.</summary>
    public int Caps { get; init; } = 235;

    /// <summary>After a release, when a job that still runs is killed. Null: never.</summary>
    public GuestTime? CriticalTime { get; init; }

    /// <summary>The relative deadline that counts: the explicit one, else the period. Null: none (a task released once, without one).</summary>
    public GuestTime? Deadline => RelativeDeadline ?? (Period > GuestTime.Zero ? Period : null);
}
