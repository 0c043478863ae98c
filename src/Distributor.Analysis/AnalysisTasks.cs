using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>What tests ask of a taskset before they begin.</summary>
internal static class AnalysisTasks
{
    /// <summary>Throws <see cref="ArgumentException"/> for times that no task can have.</summary>
    public static void Check(IReadOnlyList<AnalysisTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (tasks.Count == 0) throw new ArgumentException("A taskset has at least one task.", nameof(tasks));
        foreach (var task in tasks)
        {
            if (task.Period <= GuestTime.Zero || task.Deadline <= GuestTime.Zero)
                throw new ArgumentException($"{task.Name}: period {task.Period} and deadline {task.Deadline} must be above 0.", nameof(tasks));
            if (task.Wcet < GuestTime.Zero || task.Blocking < GuestTime.Zero || task.Jitter < GuestTime.Zero || task.SelfSuspension < GuestTime.Zero
                || task.NonPreemptiveSection < GuestTime.Zero || task.Offset < GuestTime.Zero)
                throw new ArgumentException($"{task.Name}: a time is negative.", nameof(tasks));
        }
    }

    public static bool Any(IReadOnlyList<AnalysisTask> tasks, Func<AnalysisTask, bool> predicate)
    {
        foreach (var task in tasks)
            if (predicate(task)) return true;
        return false;
    }

    /// <summary>Why no scheduler can meet all deadlines; null when these simple conditions do not tell.</summary>
    public static string? Impossible(IReadOnlyList<AnalysisTask> tasks)
    {
        foreach (var task in tasks)
            if (task.Wcet > task.Deadline) return $"{task.Name}: C = {task.Wcet} > D = {task.Deadline}";
        return Utilisation.CompareToOne(tasks) > 0 ? $"Overload: U = {Utilisation.Of(tasks)} > 1" : null;
    }

    public static IReadOnlyList<string> Warnings(IReadOnlyList<AnalysisTask> tasks, int processors = 1)
    {
        List<string>? warnings = null;
        foreach (var task in tasks)
            if (task.Wcet > task.Deadline) (warnings ??= []).Add($"{task.Name}: WCET {task.Wcet} above deadline {task.Deadline}.");
        if (processors == 1 ? Utilisation.CompareToOne(tasks) > 0 : Utilisation.Of(tasks) > processors) (warnings ??= []).Add($"Overload: utilisation {Utilisation.Of(tasks)}.");
        return warnings ?? (IReadOnlyList<string>)[];
    }
}
