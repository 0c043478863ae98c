namespace Distributor.Model;

/// <summary>A stretch of time in which a job had the processor.</summary>
/// <param name="Task">The index of its task in the taskset.</param>
/// <param name="Job">From 0, in the order of the task's releases.</param>
/// <param name="From">Since the run's first release.</param>
/// <param name="To">Since the run's first release; after <paramref name="From"/>.</param>
public readonly record struct Slice(int Task, int Job, GuestTime From, GuestTime To);
