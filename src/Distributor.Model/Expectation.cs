namespace Distributor.Model;

/// <summary>What a taskset's trace must show for its test to pass.</summary>
/// <param name="Deadlines">Whether all deadlines are met, or at least one is missed. Null: not judged.</param>
public sealed record Expectation(DeadlineExpectation? Deadlines = null)
{
    /// <summary>Nothing is expected: the taskset is only run.</summary>
    public static readonly Expectation None = new();

    /// <summary>What is expected of single tasks. Default: nothing.</summary>
    public IReadOnlyList<TaskExpectation> Tasks { get; init; } = [];

    /// <summary>How much of the trace must equal its snapshot. Default: null, there is none.</summary>
    public SnapshotLevel? Snapshot { get; init; }

    /// <summary>
    /// Whether what schedulability tests say of the taskset is held against its simulation and the run. Default: false.
    /// </summary>
    public bool AnalysisAgrees { get; init; }

    /// <summary>True when nothing is expected.</summary>
    public bool IsNone => Deadlines is null && Tasks.Count == 0 && Snapshot is null && !AnalysisAgrees;
}

/// <summary>What is expected of a taskset's deadlines.</summary>
public enum DeadlineExpectation
{
    /// <summary>Every job meets its deadline.</summary>
    Met,

    /// <summary>At least one job misses its deadline.</summary>
    Missed,
}

/// <summary>How much of a trace a snapshot holds.</summary>
public enum SnapshotLevel
{
    /// <summary>Which event followed which: what a rebuilt guest does not change, and Genode guests can repeat.</summary>
    Events,

    /// <summary>The canonical text, to the microsecond. Repeatable in virtual time, with the image it was taken with.</summary>
    Exact,
}
