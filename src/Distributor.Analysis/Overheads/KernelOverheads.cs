using Distributor.Model;

namespace Distributor.Analysis.Overheads;

/// <summary>The processor time that a kernel takes for itself.</summary>
/// <param name="ContextSwitch">To give the processor to another job: each job costs two, one to it and one back to whom it preempted.</param>
/// <param name="Release">To release a job, whatever its priority: it is taken from whoever runs then.</param>
public sealed record KernelOverheads(GuestTime ContextSwitch, GuestTime Release)
{
    /// <summary>An ideal kernel's.</summary>
    public static readonly KernelOverheads None = new(GuestTime.Zero, GuestTime.Zero);

    /// <summary>Throws <see cref="ArgumentException"/> when a time is negative.</summary>
    internal void Check()
    {
        if (ContextSwitch < GuestTime.Zero || Release < GuestTime.Zero) throw new ArgumentException($"Overheads are not negative: {this}.");
    }

    /// <summary>The tasks with two switches added to each WCET.</summary>
    internal AnalysisTask[] Charge(IReadOnlyList<AnalysisTask> tasks) => [.. tasks.Select(task => task with { Wcet = task.Wcet + ContextSwitch * 2 })];
}
