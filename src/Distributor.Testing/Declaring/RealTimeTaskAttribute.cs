namespace Distributor.Testing;

/// <summary>
/// A task of the taskset that decorates a fixture; see <see cref="TasksetAttribute"/>. Texts are as in YAML: times and sizes have units. What is
/// not set has YAML's default.
/// </summary>
/// <param name="name">Unique in the taskset.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RealTimeTaskAttribute(string name) : Attribute
{
    /// <summary>Unique in the taskset.</summary>
    public string Name => name;

    /// <summary>Default: the task's name.</summary>
    public string? Program { get; init; }

    /// <summary>Text for the program. Default: none.</summary>
    public string? Argument { get; init; }

    /// <summary>Time between two releases, as in <c>"20 ms"</c>. Default: one release.</summary>
    public string? Period { get; init; }

    /// <summary>Time after a release. Default: the period.</summary>
    public string? Deadline { get; init; }

    /// <summary>Time that a job executes at most. Default: unknown.</summary>
    public string? Wcet { get; init; }

    /// <summary>Time that a job executes at least, for simulations with random execution times. Default: unknown.</summary>
    public string? Bcet { get; init; }

    /// <summary>Time that a job executes on average, from <see cref="Bcet"/> to <see cref="Wcet"/>. Default: unknown.</summary>
    public string? Acet { get; init; }

    /// <summary>Time by which a job is ready at the latest after its release, for analysis. Default: <c>"0 ms"</c>.</summary>
    public string? Jitter { get; init; }

    /// <summary>Time that a job waits at most for what less urgent jobs hold, for analysis. Default: <c>"0 ms"</c>.</summary>
    public string? Blocking { get; init; }

    /// <summary>Length of the longest section in which a job is not preempted, or <c>"true"</c>: it is not at all. Default: <c>"false"</c>.</summary>
    public string? NonPreemptive { get; init; }

    /// <summary>0, the highest, to 127, the lowest and default.</summary>
    public int Priority { get; init; } = Model.RealTimeTask.LowestPriority;

    /// <summary>Time of the first release. Default: <c>"0 ms"</c>.</summary>
    public string? Offset { get; init; }

    /// <summary>How many must end; not beside the taskset's duration. Default: 1.</summary>
    public int Jobs { get; init; }

    /// <summary>Size of its memory. Default: <c>"1M"</c>.</summary>
    public string? Quota { get; init; }

    /// <summary>Number of capabilities. Default: 235.</summary>
    public int Caps { get; init; }

    /// <summary>Time after a release at which a job that still runs is killed. Default: never.</summary>
    public string? CriticalTime { get; init; }
}
