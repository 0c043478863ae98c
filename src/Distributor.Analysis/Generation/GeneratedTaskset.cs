using System.Globalization;
using Distributor.Model;

namespace Distributor.Analysis.Generation;

/// <summary>A taskset that was drawn.</summary>
/// <param name="Tasks">With deadline-monotonic priorities; <c>t0</c> is the first drawn.</param>
/// <param name="TotalUtilisation">What rounding left of the utilisation that was asked for, exactly.</param>
public sealed record GeneratedTaskset(IReadOnlyList<AnalysisTask> Tasks, Ratio TotalUtilisation)
{
    /// <summary>What a generator calls its task with a number from 0.</summary>
    public static string NameOf(int task) => string.Create(CultureInfo.InvariantCulture, $"t{task}");

    /// <summary>For machines: tasks that run `burn` for their WCET, in whole us, a job each.</summary>
    public IReadOnlyList<RealTimeTask> ToTasks() => [.. Tasks.Select(task => new RealTimeTask(task.Name, "burn", task.Period)
    {
        Argument = task.Wcet.Microseconds.ToString(CultureInfo.InvariantCulture),
        Wcet = task.Wcet,
        Bcet = task.Bcet,
        Acet = task.Acet,
        RelativeDeadline = task.Deadline == task.Period ? null : task.Deadline,
        Priority = Math.Min(task.Priority, RealTimeTask.LowestPriority),
        Offset = task.Offset,
    })];

    /// <summary>The same as a taskset whose tasks release jobs until a duration ends.</summary>
    public Taskset ToTaskset(string name, SchedulingPolicy policy, GuestTime duration) => new(name,
        [.. ToTasks().Select(task => task with { Jobs = (int)Math.Max(1, Releases.Before(duration, task.Offset, task.Period)) })]) { Policy = policy, Duration = duration };
}
