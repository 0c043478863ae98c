using System.Globalization;
using Distributor.Analysis.Generation;
using Distributor.Analysis.Tests.Brute;

namespace Distributor.Analysis.Tests.Properties;

/// <summary>
/// Very many small random tasksets of up to one processor's load, for what must hold of all. Times are short, so that ties, exact fits and responses beyond
/// periods are common. A failure tells the seed and the taskset.
/// </summary>
internal static class RandomSets
{
    private const int Longest = 30;

    /// <summary>How many each property is held against.</summary>
    public const int Count = 100_000;

    /// <summary>Runs a check for each; it says what is wrong, or null.</summary>
    public static void ForAll(Func<RandomSource, IReadOnlyList<AnalysisTask>> draw, Func<RandomSource, IReadOnlyList<AnalysisTask>, string?> check)
    {
        var first = int.MaxValue;
        Parallel.For(0, Count, (seed, state) =>
        {
            if (Wrong(seed, draw, check, out _) is null) return;
            InterlockedMin(ref first, seed);
            state.Break();
        });
        if (first < Count && Wrong(first, draw, check, out var tasks) is { } wrong) Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{RandomTasks.Text(first, tasks)}: {wrong}"));
    }

    /// <summary>1 to 5 tasks in the order of their priorities, with deadlines from C to beyond T.</summary>
    public static IReadOnlyList<AnalysisTask> Next(RandomSource random)
    {
        var tasks = new AnalysisTask[1 + random.NextBelow(5)];
        do
        {
            for (var task = 0; task < tasks.Length; task++)
            {
                var period = 3 + random.NextBelow(Longest - 2);
                var wcet = 1 + random.NextBelow(Math.Max(1, 2 * period / tasks.Length));
                tasks[task] = AnalysisTask.Of($"t{task}", wcet, period, wcet + random.NextBelow(2 * period)) with { Priority = task };
            }
        }
        while (Utilisation.CompareToOne(tasks) > 0);
        return tasks;
    }

    private static string? Wrong(int seed, Func<RandomSource, IReadOnlyList<AnalysisTask>> draw, Func<RandomSource, IReadOnlyList<AnalysisTask>, string?> check, out IReadOnlyList<AnalysisTask> tasks)
    {
        var random = new RandomSource((ulong)seed);
        tasks = draw(random);
        return check(random, tasks);
    }

    private static void InterlockedMin(ref int least, int value)
    {
        for (var seen = least; value < seen; seen = least) Interlocked.CompareExchange(ref least, value, seen);
    }
}
