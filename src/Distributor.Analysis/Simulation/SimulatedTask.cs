using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>A task's timing, in nanoseconds.</summary>
/// <param name="Wcet">How long its jobs execute by default.</param>
/// <param name="Period"><see cref="Never"/>: one release.</param>
/// <param name="Deadline">Relative; orders jobs under EDF. <see cref="Never"/>: after all others.</param>
/// <param name="Offset">Of the first release.</param>
/// <param name="Critical">Relative; a job that still runs is killed. <see cref="Never"/>: is not.</param>
/// <param name="Priority">Orders jobs under fixed priorities.</param>
/// <param name="Jobs">How many, unless releases end at an instant.</param>
/// <param name="IsPreemptive">Whether a more urgent job takes the processor from one that runs.</param>
internal readonly record struct SimulatedTask(long Wcet, long Period, long Deadline, long Offset, long Critical, int Priority, long Jobs, bool IsPreemptive)
{
    public const long Never = long.MaxValue;

    public static SimulatedTask Of(RealTimeTask task) => new(
        task.Wcet!.Value.Nanoseconds,
        task.Period > GuestTime.Zero ? task.Period.Nanoseconds : Never,
        task.Deadline?.Nanoseconds ?? Never,
        task.Offset.Nanoseconds,
        task.CriticalTime?.Nanoseconds ?? Never,
        task.Priority,
        task.Period > GuestTime.Zero ? task.Jobs : 1,
        !task.IsNonPreemptive);

    public static SimulatedTask Of(AnalysisTask task) => new(
        task.Wcet.Nanoseconds, task.Period.Nanoseconds, task.Deadline.Nanoseconds, task.Offset.Nanoseconds, Never, task.Priority,
        task.Period == GuestTime.MaxValue ? 1 : Never, IsPreemptive: true);

    /// <summary>A sum that stays <see cref="Never"/> when one of the two is, or when it cannot be told.</summary>
    public static long Later(long time, long span) => span > Never - time ? Never : time + span;
}
