using Distributor.Machines;

namespace Distributor.Dispatch;

/// <summary>What a machine of the pool is doing.</summary>
public enum MachineState
{
    /// <summary>It starts, for a taskset that waits for it.</summary>
    Starting,

    /// <summary>It runs a taskset.</summary>
    Running,

    /// <summary>It waits for a taskset.</summary>
    Idle,

    /// <summary>It is being ended.</summary>
    Ending,

    /// <summary>A board that failed is switched off and on, or, without power commands, waited for.</summary>
    PowerCycling,

    /// <summary>A board that failed runs its health taskset.</summary>
    HealthCheck,

    /// <summary>A board gets no work until it passes its health taskset.</summary>
    LeftOut,

    /// <summary>A board that another distributor of this user has.</summary>
    InUse,
}

/// <summary>One machine of the pool, at one instant.</summary>
/// <param name="Name">As logs and results call it.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Taskset">What it runs, or starts for; null when it is idle.</param>
/// <param name="Attempt">Which attempt of that taskset's, from 1.</param>
/// <param name="Uptime">Host time since its start; null while it starts.</param>
/// <param name="Report">What it tells of itself; null while it starts, but for boards.</param>
public sealed record MachineStatus(string Name, MachineState State, string? Taskset = null, int? Attempt = null, TimeSpan? Uptime = null, MachineReport? Report = null)
{
    /// <summary>How a board failed that gets no work now; null otherwise.</summary>
    public string? Reason { get; init; }
}
