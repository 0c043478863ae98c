using Distributor.Analysis.Agreement;
using Distributor.Machines.Simulated;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>What became of one taskset given to the distributor.</summary>
/// <param name="Taskset">What ran.</param>
/// <param name="Trace">Null for a bad taskset, one that no machine could run, and for one that was skipped.</param>
/// <param name="Bad">Why no machine could run it; null with a trace, and when it was skipped.</param>
/// <param name="Attempts">All tries, in their order; the last is the one that completed, if any did.</param>
public sealed record Run(Taskset Taskset, Trace? Trace, string? Bad, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>Why the machines at hand are not for it, so that it was not given to one; null otherwise. Fails nothing.</summary>
    public string? Skipped { get; init; }

    /// <summary>Whether it was cancelled while it ran: the trace is what was heard until then, and no result.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Why the host may have decided the timing: the trace is no evidence then. Null otherwise, and always in virtual time.</summary>
    public string? TimingSuspect { get; init; }

    /// <summary>What the trace depends on; null without a trace.</summary>
    public RunProvenance? Provenance { get; init; }

    /// <summary>Analysis, simulation and this run held against each other; null unless the taskset expects that they agree.</summary>
    public AgreementReport? Agreement { get; init; }

    /// <summary>
    /// What was found beyond what the trace alone tells: by <see cref="DistributorOptions.Judge"/>, such as a snapshot that differs, and why analysis and run
    /// cannot be said to agree.
    /// </summary>
    public IReadOnlyList<string> MoreFailures { get; init; } = [];

    /// <summary>A sentence for each of the taskset's expectations that does not hold. A bad taskset fails as a whole, and so does a cancelled one.</summary>
    public IReadOnlyList<string> Failures => IsCancelled ? [Attempts[^1].Lost!] : Trace is null ? Bad is null ? [] : [Bad] : [.. Taskset.Expect.Failures(Trace), .. MoreFailures];

    /// <summary>The last lines that the machine that completed it printed after its guest had booted; empty when there are none.</summary>
    public string ConsoleTail => Trace is not null && Attempts is [.., { Printed: { } printed }] ? printed.WithoutBoot.Tail() : "";

    /// <summary>What is to be known beside the verdict, a sentence each. Fails nothing.</summary>
    public IReadOnlyList<string> Remarks => [.. RunRemarks.Of(this)];

    /// <summary>Whether the snapshot that the taskset asks for, if any, is of this kind of machine; see <see cref="Holds"/>.</summary>
    public bool HoldsSnapshot => Taskset.Expect.Snapshot is not { } level || Holds(level);

    /// <summary><c>met</c>, <c>missed</c>, <c>incomplete</c>, <c>bad</c>, <c>skipped</c> or <c>cancelled</c>.</summary>
    public string Verdict => IsCancelled ? "cancelled" : Trace?.Verdict switch
    {
        ObservedVerdict.Met => "met",
        ObservedVerdict.Missed => "missed",
        ObservedVerdict.Incomplete => "incomplete",
        _ => Skipped is null ? "bad" : "skipped",
    };

    /// <summary>Whether a snapshot is of this kind of machine: guests and the simulator are not held against each other's exact ones.</summary>
    public bool Holds(SnapshotLevel level) =>
        level is not SnapshotLevel.Exact || Taskset.Machines is MachineKinds.Simulated || Provenance?.Machine.Kind != SimulatedMachines.Kind;

    /// <summary>Host time of all attempts together.</summary>
    public TimeSpan Took => TimeSpan.FromTicks(Attempts.Sum(attempt => attempt.Took.Ticks));
}
