namespace Distributor.Analysis.FixedPriority;

/// <summary>
/// Audsley's optimal priority assignment: if any order of priorities passes the test, it finds one (N. C. Audsley, "On priority assignment in fixed
/// priority scheduling", Information Processing Letters 79(1), 2001; N. C. Audsley, YCS 164, University of York, 1991).
/// </summary>
public static class OptimalPriorities
{
    /// <summary>
    /// Priorities from 0, the highest, such that the test <c>rta</c> (or <c>rta-non-preemptive</c>, for <paramref name="preemptive"/> false)
    /// accepts; null when there are none. Blocking is each task's own, whatever its priority. Needs at most n (n + 1) / 2 response times. Throws
    /// <see cref="ArgumentException"/> as <see cref="ResponseTimeAnalysis"/> does.
    /// </summary>
    /// <returns>The tasks in their order, with priorities.</returns>
    public static IReadOnlyList<AnalysisTask>? Assign(IReadOnlyList<AnalysisTask> tasks, bool preemptive = true)
    {
        AnalysisTasks.Check(tasks);
        return Assign(tasks, (level, lowest) => MeetsDeadline(level, lowest, preemptive));
    }

    /// <summary>
    /// The same for any test that asks only for the set of tasks above and the set below, not for their orders (R. I. Davis and A. Burns,
    /// "Improved priority assignment for global fixed priority pre-emptive scheduling in multiprocessor real-time systems", Real-Time Systems
    /// 47, 2011, conditions 1 to 3).
    /// </summary>
    /// <param name="tasks">In any order; their priorities do not count.</param>
    /// <param name="meetsAtPriority">
    /// Gets all tasks, with those above at priority 0, those below at 2, and the task to test, at 1, as the second argument.
    /// </param>
    public static IReadOnlyList<AnalysisTask>? Assign(IReadOnlyList<AnalysisTask> tasks, Func<IReadOnlyList<AnalysisTask>, AnalysisTask, bool> meetsAtPriority)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(meetsAtPriority);
        var assigned = new AnalysisTask?[tasks.Count];
        for (var priority = tasks.Count - 1; priority >= 0; priority--)
        {
            // From the last on, so that a taskset which passes in its own order keeps it.
            var candidate = tasks.Count - 1;
            while (candidate >= 0 && (assigned[candidate] is not null || !Passes(candidate))) candidate--;
            if (candidate < 0) return null;
            assigned[candidate] = tasks[candidate] with { Priority = priority };
        }
        return assigned!;

        bool Passes(int candidate)
        {
            var level = tasks.Select((task, index) => task with { Priority = index == candidate ? 1 : assigned[index] is null ? 0 : 2 }).ToArray();
            return meetsAtPriority(level, level[candidate]);
        }
    }

    private static bool MeetsDeadline(IReadOnlyList<AnalysisTask> level, AnalysisTask lowest, bool preemptive)
    {
        try
        {
            var order = new PriorityOrder(level);
            var rank = 0;
            while (!ReferenceEquals(order[rank], lowest)) rank++;
            var response = preemptive
                ? LevelResponse.Preemptive(order, rank, SectionBlocking.Of(order, rank, task => task.NonPreemptiveSection))
                : LevelResponse.NonPreemptive(order, rank, SectionBlocking.Of(order, rank, task => task.Wcet));
            return response.Time <= lowest.Deadline.Nanoseconds;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
