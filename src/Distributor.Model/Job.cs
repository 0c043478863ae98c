namespace Distributor.Model;

/// <summary>One release of a task, and what became of it.</summary>
/// <param name="Task">The index of its task in the taskset.</param>
/// <param name="Index">From 0, in the order of the task's releases.</param>
/// <param name="Release">Since the run's first release.</param>
/// <param name="End">Null while it has none: the trace stops before, or admission refused the job.</param>
/// <param name="Outcome">The event that ended it, or <see cref="EventKind.NotScheduled"/>; null when the trace stops before.</param>
public sealed record Job(int Task, int Index, GuestTime Release, GuestTime? End, EventKind? Outcome)
{
    /// <summary>From release to end; null without an end.</summary>
    public GuestTime? ResponseTime => End - Release;

    /// <summary>True when the job returned by itself, no later than <paramref name="deadline"/> after its release.</summary>
    public bool Meets(GuestTime? deadline) => Outcome is EventKind.Exit && (deadline is null || ResponseTime <= deadline);
}
