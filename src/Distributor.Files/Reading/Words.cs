using Distributor.Analysis.Generation;
using Distributor.Files.Yaml;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>How tasks get their priorities.</summary>
internal enum Priorities
{
    Explicit,
    RateMonotonic,
    DeadlineMonotonic,
}

/// <summary>Where a generator's periods come from.</summary>
internal enum PeriodKind
{
    LogUniform,
    Uniform,
    Harmonic,
    Automotive,
}

/// <summary>The words that a file's values are chosen from.</summary>
internal static class Words
{
    public static readonly Choices<SchedulingPolicy> Scheduler = new(
        ("fixed-priority", SchedulingPolicy.FixedPriority), ("edf", SchedulingPolicy.EarliestDeadlineFirst));

    public static readonly Choices<Priorities> PriorityOrders = new(
        ("explicit", Priorities.Explicit), ("rate-monotonic", Priorities.RateMonotonic), ("deadline-monotonic", Priorities.DeadlineMonotonic));

    public static readonly Choices<MachineKinds> Machines =
        new(("qemu", MachineKinds.Qemu), ("remote", MachineKinds.Remote), ("simulated", MachineKinds.Simulated));

    public static readonly Choices<UtilisationMethod> UtilisationMethods = new(
        ("uunifast", UtilisationMethod.UUniFast), ("uunifast-discard", UtilisationMethod.UUniFastDiscard), ("rand-fixed-sum", UtilisationMethod.RandFixedSum),
        ("automotive-runnables", UtilisationMethod.AutomotiveRunnables));

    public static readonly Choices<PeriodKind> PeriodKinds = new(("log-uniform", PeriodKind.LogUniform),
        ("uniform", PeriodKind.Uniform), ("harmonic", PeriodKind.Harmonic), ("automotive", PeriodKind.Automotive));

    public static readonly Choices<TraceDetail> Trace = new(("events", TraceDetail.Events), ("schedule", TraceDetail.Schedule));

    public static readonly Choices<DeadlineExpectation> Deadlines = new(("met", DeadlineExpectation.Met), ("missed", DeadlineExpectation.Missed));

    public static readonly Choices<SnapshotLevel> Snapshots = new(("events", SnapshotLevel.Events), ("exact", SnapshotLevel.Exact));

    public static readonly Choices<bool> Agrees = new(("agrees", true));

    public static readonly Choices<bool> YesOrNo = new(("true", true), ("false", false));

    /// <summary>What can become of a job.</summary>
    public static readonly Choices<EventKind> Outcomes =
        new([.. Enum.GetValues<EventKind>().Where(kind => kind.IsOutcome()).Select(kind => (kind.WireName(), kind))]);
}
