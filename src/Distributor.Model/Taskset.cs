namespace Distributor.Model;

/// <summary>Tasks that run together on one machine, how they are scheduled, and what must hold.</summary>
/// <param name="Name">Stable, of <c>[A-Za-z0-9_.-]</c>, so that every test filter can match it.</param>
/// <param name="Tasks">In order of their ids on the wire. At least one.</param>
public sealed record Taskset(string Name, IReadOnlyList<RealTimeTask> Tasks)
{
    /// <summary>Default: fixed priority.</summary>
    public SchedulingPolicy Policy { get; init; }

    /// <summary>What its trace must show. Default: nothing, the taskset is only run.</summary>
    public Expectation Expect { get; init; } = new();

    /// <summary>Labels to select tests by.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Where it was declared; null when it was built in code.</summary>
    public SourceLocation? Location { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
