namespace Distributor.Model;

/// <summary>Events that contradict each other or the taskset: the guest that sent them does not work.</summary>
public sealed class InvalidTraceException(string message) : Exception(message)
{
    /// <summary>True when the guest told that jobs are done of which it had not told: some guests drop events under load.</summary>
    public bool HasUnreportedJobs { get; init; }
}
