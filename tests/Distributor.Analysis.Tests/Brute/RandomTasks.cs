namespace Distributor.Analysis.Tests.Brute;

/// <summary>Small tasksets, in units of a tick, whose every schedule can be gone through tick by tick.</summary>
internal static class RandomTasks
{
    public static IReadOnlyList<AnalysisTask> Next(Random random, Func<long, long> deadlineOf, double utilisation = 1.1)
    {
        while (true)
        {
            var tasks = AnalysisTask.InPriorityOrder(Enumerable.Range(0, random.Next(1, 5)).Select(index =>
            {
                long period = random.Next(3, 16);
                return AnalysisTask.Of($"t{index}", random.Next(1, (int)Math.Max(2, period / 2)), period, deadlineOf(period));
            }));
            if (Utilisation.Of(tasks).Approximately <= utilisation) return tasks;
        }
    }

    public static string Text(int seed, IEnumerable<AnalysisTask> tasks) => $"seed {seed}: " + string.Join(" ", tasks.Select(task =>
        $"{task.Name}(C{task.Wcet.Nanoseconds} T{task.Period.Nanoseconds} D{task.Deadline.Nanoseconds} J{task.Jitter.Nanoseconds} B{task.Blocking.Nanoseconds} q{task.NonPreemptiveSection.Nanoseconds} O{task.Offset.Nanoseconds} P{task.Priority})"));

    /// <summary>Runs a check for so many seeds; the check says what is wrong, or null.</summary>
    public static void ForSeeds(int count, Func<Random, (IReadOnlyList<AnalysisTask> Tasks, string? Wrong)> check)
    {
        for (var seed = 0; seed < count; seed++)
        {
            var (tasks, wrong) = check(new Random(seed));
            if (wrong is not null) Assert.Fail($"{Text(seed, tasks)}: {wrong}");
        }
    }
}
