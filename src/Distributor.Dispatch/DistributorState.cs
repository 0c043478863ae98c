namespace Distributor.Dispatch;

/// <summary>What a distributor is doing.</summary>
public enum DistributorState
{
    /// <summary>It has no taskset.</summary>
    Idle,

    /// <summary>Tasksets run or wait.</summary>
    Working,

    /// <summary>Tasksets that run are finished, and none starts.</summary>
    Draining,
}

/// <summary>What becomes of tasksets whose machines are killed.</summary>
public enum KilledTasksets
{
    /// <summary>They go to the end of the queue, and it costs them no attempt.</summary>
    GoBack,

    /// <summary>They end cancelled, as do those that wait.</summary>
    AreCancelled,
}
