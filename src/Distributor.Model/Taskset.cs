namespace Distributor.Model;

/// <summary>Tasks that run together on one machine, how they are scheduled, and what must hold.</summary>
/// <param name="Name">Stable, of <c>[A-Za-z0-9_.-]</c>, so that every test filter can match it.</param>
/// <param name="Tasks">In order of their ids on the wire. At least one.</param>
public sealed record Taskset(string Name, IReadOnlyList<RealTimeTask> Tasks)
{
    /// <summary>What it is about, for people. Default: null.</summary>
    public string? Description { get; init; }

    /// <summary>Default: fixed priority.</summary>
    public SchedulingPolicy Policy { get; init; }

    /// <summary>
    /// Until when, after the run's start, every task releases jobs. <see cref="RealTimeTask.Jobs"/> is then the number that fits, and fewer
    /// come when an overrun skips a release. Needs the reference guest to take effect; others release <see cref="RealTimeTask.Jobs"/> jobs.
    /// Default: null, each task releases as many jobs as it says.
    /// </summary>
    public GuestTime? Duration { get; init; }

    /// <summary>What the session tells a guest that optimizes, before the taskset. Default: nothing.</summary>
    public SessionParameters Session { get; init; } = SessionParameters.None;

    /// <summary>The longest that one attempt to run it may take, in host time. Default: null, the machine's limits alone.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How much the guest is asked to tell. Default: events alone.</summary>
    public TraceDetail TraceDetail { get; init; }

    /// <summary>What may execute it; machines of other kinds skip it. Default: any.</summary>
    public MachineKinds Machines { get; init; } = MachineKinds.All;

    /// <summary>What its trace must show. Default: nothing, the taskset is only run.</summary>
    public Expectation Expect { get; init; } = Expectation.None;

    /// <summary>Labels to select tests by.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Where it was declared; null when it was built in code.</summary>
    public SourceLocation? Location { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
