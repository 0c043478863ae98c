using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>
/// Runs a taskset on an ideal processor: exact, from event to event, and the same on every host. Priorities, ties, kills and skipped releases are the
/// reference guest's; programs are not looked at, jobs execute for their WCET or for what the settings say.
/// </summary>
public static class Simulator
{
    /// <summary>Whether a taskset can be simulated; if not, why, for people: a task has no WCET, or a non-preemptive section somewhere within its jobs.</summary>
    public static bool CanRun(Taskset taskset, out string reason)
    {
        if (!AnalysisTask.TryOf(taskset, out _, out reason)) return false;
        var floating = taskset.Tasks.FirstOrDefault(task => task.NonPreemptiveSection > GuestTime.Zero && !task.IsNonPreemptive);
        reason = floating is null ? "" : $"Where in a job of {floating.Name} its non-preemptive section of {floating.NonPreemptiveSection} is, nobody knows.";
        return floating is null;
    }

    /// <summary>
    /// The trace that a guest without overheads would give, with its schedule. Where releases are skipped (<see cref="OverrunPolicy.Skip"/>) until a
    /// duration ends, the trace's taskset asks for the jobs that were left.
    /// </summary>
    /// <exception cref="ArgumentException">The taskset cannot be simulated; see <see cref="CanRun"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled: a run can have any length.</exception>
    public static Trace Run(Taskset taskset, SimulationSettings? settings = null, CancellationToken cancellationToken = default)
    {
        var listener = new TraceListener();
        Follow(taskset, listener, settings, cancellationToken);
        return listener.Build(taskset, countsReleased: settings?.Overrun is OverrunPolicy.Skip && taskset.Duration is not null);
    }

    /// <summary>The same, told to a listener and not kept.</summary>
    public static void Follow(Taskset taskset, IScheduleListener listener, SimulationSettings? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(taskset);
        if (!CanRun(taskset, out var reason)) throw new ArgumentException($"{taskset.Name} cannot be simulated. {reason}", nameof(taskset));
        var end = taskset.Duration?.Nanoseconds ?? SimulatedTask.Never;
        new ScheduleEngine([.. taskset.Tasks.Select(SimulatedTask.Of)], taskset.Policy, end, settings ?? new(), listener).Run(cancellationToken);
    }

    /// <summary>
    /// Tasks of an analysis: released strictly periodically from their offsets, until <paramref name="releasesEnd"/>. Jitter and execution times are the
    /// settings', not the tasks'.
    /// </summary>
    public static void Follow(
        IReadOnlyList<AnalysisTask> tasks, SchedulingPolicy policy, GuestTime releasesEnd, IScheduleListener listener, SimulationSettings? settings = null, CancellationToken cancellationToken = default)
    {
        AnalysisTasks.Check(tasks);
        new ScheduleEngine([.. tasks.Select(SimulatedTask.Of)], policy, releasesEnd.Nanoseconds, settings ?? new(), listener).Run(cancellationToken);
    }
}
