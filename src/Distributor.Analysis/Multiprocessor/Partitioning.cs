namespace Distributor.Analysis.Multiprocessor;

/// <summary>On which of the processors that have room a task is placed.</summary>
public enum Fit
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The one with the highest utilisation; of equal ones the first.</summary>
    Best,

    /// <summary>The one with the lowest utilisation; of equal ones the first.</summary>
    Worst,
}

/// <summary>Tasks on processors that they never leave.</summary>
/// <param name="Processors">The tasks on each. Those that could not be placed are on none.</param>
/// <param name="Unplaced">The first task that no processor had room for; null when all are placed.</param>
public sealed record Partition(IReadOnlyList<IReadOnlyList<AnalysisTask>> Processors, AnalysisTask? Unplaced)
{
    /// <summary>Whether every task has a processor.</summary>
    public bool IsComplete => Unplaced is null;
}

/// <summary>
/// Partitioned multiprocessor scheduling by bin packing (S. K. Dhall and C. L. Liu, "On a Real-Time Scheduling Problem", Operations Research 26(1), 1978;
/// J. M. Lopez, J. L. Diaz and D. F. Garcia, "Utilization Bounds for EDF Scheduling on Real-Time Multiprocessor Systems", Real-Time Systems 28, 2004).
/// </summary>
public static class Partitioning
{
    /// <summary>
    /// Places one task after the other; a processor has room when the test accepts its tasks with the new one. That it finds no partition does not mean that
    /// there is none: packing is a heuristic. Throws <see cref="ArgumentOutOfRangeException"/> below 1 processor.
    /// </summary>
    /// <param name="tasks">In the order in which they are placed.</param>
    /// <param name="processors">At least 1.</param>
    /// <param name="fit">Which of several processors.</param>
    /// <param name="accepts">Any test for one processor.</param>
    /// <param name="decreasing">Whether tasks are placed by falling utilisation instead. Default: true. Equal ones keep their order.</param>
    public static Partition Assign(
        IReadOnlyList<AnalysisTask> tasks, int processors, Fit fit, Func<IReadOnlyList<AnalysisTask>, bool> accepts, bool decreasing = true)
    {
        AnalysisTasks.Check(tasks);
        ArgumentNullException.ThrowIfNull(accepts);
        ArgumentOutOfRangeException.ThrowIfLessThan(processors, 1);
        var placed = Enumerable.Range(0, processors).Select(_ => new List<AnalysisTask>()).ToArray();
        var order = decreasing ? tasks.OrderByDescending(Utilisation.Of).ToArray() : [.. tasks];
        foreach (var task in order)
        {
            var processor = Candidates(placed, fit).FirstOrDefault(tasks => accepts([.. tasks, task]));
            if (processor is null) return new(placed, task);
            processor.Add(task);
        }
        return new(placed, null);
    }

    private static IEnumerable<List<AnalysisTask>> Candidates(List<AnalysisTask>[] placed, Fit fit) => fit switch
    {
        Fit.Best => placed.OrderByDescending(Utilisation.Of),
        Fit.Worst => placed.OrderBy(Utilisation.Of),
        _ => placed,
    };
}
