using Distributor.Model;

namespace Distributor.Analysis.Edf;

/// <summary>
/// What jobs that are due later cost in an interval: the longest blocking of the tasks due within it, and the longest section of a task due only after
/// it, less the ns in which it must have begun before (T. P. Baker, "Stack-Based Scheduling of Realtime Processes", Real-Time Systems 3(1), 1991; S. K. Baruah,
/// "The Limited-Preemption Uniprocessor Scheduling of Sporadic Task Systems", ECRTS 2005).
/// </summary>
internal sealed class EdfBlocking
{
    private readonly IReadOnlyList<AnalysisTask> _tasks;
    private readonly Func<AnalysisTask, GuestTime> _section;

    public EdfBlocking(IReadOnlyList<AnalysisTask> tasks, Func<AnalysisTask, GuestTime> section)
    {
        (_tasks, _section) = (tasks, section);
        IsNone = !AnalysisTasks.Any(tasks, task => task.Blocking > GuestTime.Zero || section(task).Nanoseconds > 1);
        Longest = IsNone ? 0 : checked(tasks.Max(task => task.Blocking.Nanoseconds) + Math.Max(0, tasks.Max(task => section(task).Nanoseconds) - 1));
        Steps = IsNone ? [] : [.. tasks.SelectMany(task => new[] { task.Deadline.Nanoseconds - task.Jitter.Nanoseconds, task.Deadline.Nanoseconds }).Distinct().Order()];
    }

    public bool IsNone { get; }

    /// <summary>Never more.</summary>
    public long Longest { get; }

    /// <summary>Where it may change; between two of them it is constant.</summary>
    public IReadOnlyList<long> Steps { get; }

    public long At(long time)
    {
        if (IsNone) return 0;
        var (blocking, section) = (0L, 1L);
        foreach (var task in _tasks)
        {
            if (task.Deadline.Nanoseconds - task.Jitter.Nanoseconds <= time) blocking = Math.Max(blocking, task.Blocking.Nanoseconds);
            if (task.Deadline.Nanoseconds > time) section = Math.Max(section, _section(task).Nanoseconds);
        }
        return checked(blocking + section - 1);
    }
}
