using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>A task as the theory sees it: sporadic, with at least <paramref name="Period"/> between two nominal releases.</summary>
/// <param name="Name">For reasons and responses.</param>
/// <param name="Wcet">C: the longest that a job executes.</param>
/// <param name="Period">T. <see cref="GuestTime.MaxValue"/> for a task that is released once.</param>
public sealed record AnalysisTask(string Name, GuestTime Wcet, GuestTime Period)
{
    /// <summary>D, relative to the nominal release. Default: implicit, the period.</summary>
    public GuestTime Deadline { get; init; } = Period;

    /// <summary>The least that a job executes. No test looks at it. Default: null, unknown.</summary>
    public GuestTime? Bcet { get; init; }

    /// <summary>What a job executes on average. No test looks at it. Default: null, unknown.</summary>
    public GuestTime? Acet { get; init; }

    /// <summary>B: the longest that a job waits for lower-priority jobs, beside their non-preemptive sections. Default: 0.</summary>
    public GuestTime Blocking { get; init; }

    /// <summary>J: a job becomes ready at most so long after its nominal release. Default: 0.</summary>
    public GuestTime Jitter { get; init; }

    /// <summary>S: the longest that a job suspends itself, in all. Default: 0.</summary>
    public GuestTime SelfSuspension { get; init; }

    /// <summary>The longest section in which a job cannot be preempted, wherever it comes. Default: 0, preemptive everywhere.</summary>
    public GuestTime NonPreemptiveSection { get; init; }

    /// <summary>The smaller, the higher. Of no effect under EDF. Default: 0.</summary>
    public int Priority { get; init; }

    /// <summary>The first nominal release, after the run's start. Default: 0.</summary>
    public GuestTime Offset { get; init; }

    /// <summary>A task of times without a unit, each of which is 1 ns: how the literature writes them.</summary>
    /// <param name="name">For reasons and responses.</param>
    /// <param name="wcet">C.</param>
    /// <param name="period">T.</param>
    /// <param name="deadline">D. Default: the period.</param>
    public static AnalysisTask Of(string name, long wcet, long period, long? deadline = null) =>
        new(name, new(wcet), new(period)) { Deadline = new(deadline ?? period) };

    /// <summary>
    /// Tasks in the order of their priorities, highest first: numbers their priorities from 0.
    /// </summary>
    public static IReadOnlyList<AnalysisTask> InPriorityOrder(IEnumerable<AnalysisTask> tasks) =>
        [.. tasks.Select((task, index) => task with { Priority = index })];

    /// <summary>
    /// The tasks of a taskset. False, with what is missing for people, when a task has no WCET: no test is applicable without.
    /// A task that is released once and has no deadline gets <see cref="GuestTime.MaxValue"/>.
    /// </summary>
    public static bool TryOf(Taskset taskset, out IReadOnlyList<AnalysisTask> tasks, out string reason)
    {
        var unknown = taskset.Tasks.Where(task => task.Wcet is null).Select(task => task.Name).ToArray();
        reason = unknown.Length == 0 ? "" : $"No `wcet` of {string.Join(", ", unknown)}: an analysis needs that of every task.";
        tasks = unknown.Length == 0 ? [.. taskset.Tasks.Select(Of)] : [];
        return unknown.Length == 0;
    }

    private static AnalysisTask Of(RealTimeTask task) =>
        new(task.Name, task.Wcet!.Value, task.Period > GuestTime.Zero ? task.Period : GuestTime.MaxValue)
        {
            Deadline = task.Deadline ?? GuestTime.MaxValue,
            Bcet = task.Bcet,
            Acet = task.Acet,
            Jitter = task.Jitter,
            Blocking = task.Blocking,
            NonPreemptiveSection = task.IsNonPreemptive ? task.Wcet.Value : task.NonPreemptiveSection,
            Priority = task.Priority,
            Offset = task.Offset,
        };
}
