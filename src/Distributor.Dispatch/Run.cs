using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>What became of one taskset given to the distributor.</summary>
/// <param name="Taskset">What ran.</param>
/// <param name="Trace">Null for a bad taskset: one that no machine could run.</param>
/// <param name="Bad">Why no machine could run it; null with a trace.</param>
/// <param name="Attempts">All tries, in their order; the last is the one that completed, if any did.</param>
public sealed record Run(Taskset Taskset, Trace? Trace, string? Bad, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>Why the host may have decided the timing: the trace is no evidence then. Null otherwise, and always in virtual time.</summary>
    public string? TimingSuspect { get; init; }

    /// <summary>What the trace depends on; null without a trace.</summary>
    public RunProvenance? Provenance { get; init; }

    /// <summary>What <see cref="DistributorOptions.Judge"/> found beyond what the trace alone tells, such as a snapshot that differs.</summary>
    public IReadOnlyList<string> MoreFailures { get; init; } = [];

    /// <summary>A sentence for each of the taskset's expectations that does not hold. A bad taskset fails as a whole.</summary>
    public IReadOnlyList<string> Failures => Trace is null ? [Bad!] : [.. Taskset.Expect.Failures(Trace), .. MoreFailures];

    /// <summary><c>met</c>, <c>missed</c>, <c>incomplete</c> or <c>bad</c>.</summary>
    public string Verdict => Trace?.Verdict switch
    {
        ObservedVerdict.Met => "met",
        ObservedVerdict.Missed => "missed",
        ObservedVerdict.Incomplete => "incomplete",
        _ => "bad",
    };

    /// <summary>Host time of all attempts together.</summary>
    public TimeSpan Took => TimeSpan.FromTicks(Attempts.Sum(attempt => attempt.Took.Ticks));
}
