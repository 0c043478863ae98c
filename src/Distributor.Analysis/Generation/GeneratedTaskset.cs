using System.Globalization;
using Distributor.Model;

namespace Distributor.Analysis.Generation;

/// <summary>A taskset that was drawn.</summary>
/// <param name="Tasks">With deadline-monotonic priorities; <c>t0</c> is the first drawn.</param>
/// <param name="TotalUtilisation">What rounding left of the utilisation that was asked for, exactly.</param>
public sealed record GeneratedTaskset(IReadOnlyList<AnalysisTask> Tasks, Ratio TotalUtilisation)
{
    /// <summary>
    /// For machines: tasks that run `burn` for their WCET, in whole us, releasing jobs until a duration ends.
    /// </summary>
    public Taskset ToTaskset(string name, SchedulingPolicy policy, GuestTime duration) => new(name, [.. Tasks.Select(task => new RealTimeTask(task.Name, "burn", task.Period)
    {
        Argument = task.Wcet.Microseconds.ToString(CultureInfo.InvariantCulture),
        Wcet = task.Wcet,
        RelativeDeadline = task.Deadline == task.Period ? null : task.Deadline,
        Priority = Math.Min(task.Priority, RealTimeTask.LowestPriority),
        Offset = task.Offset,
        Jobs = (int)Math.Max(1, Releases.Before(duration, task.Offset, task.Period)),
    })])
    { Policy = policy, Duration = duration };
}
