using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>The worst-case response time of a task.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Response">
/// From the nominal release, so that the task's own release jitter is included; also when it is longer than the deadline. Null when it is
/// unbounded, or was not found because the numbers are too large (then the verdict is undecided).
/// </param>
/// <param name="Deadline">Relative to the nominal release.</param>
public sealed record TaskResponse(string Task, GuestTime? Response, GuestTime Deadline)
{
    /// <summary>True when the response time is known to be within the deadline.</summary>
    public bool IsInTime => Response <= Deadline;
}
