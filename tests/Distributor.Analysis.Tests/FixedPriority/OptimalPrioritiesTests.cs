using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Tests.Brute;

namespace Distributor.Analysis.Tests.FixedPriority;

public sealed class OptimalPrioritiesTests
{
    [Test]
    public void Priorities_are_found_exactly_when_some_order_is_accepted([Values] bool preemptive) => RandomTasks.ForSeeds(400, random =>
    {
        var tasks = RandomTasks.Next(random, period => random.Next(1, 30)).Select(task => task with { Jitter = new(random.Next(0, 4)) }).ToArray();
        var some = Orders(tasks.Length).Any(order => Accepts([.. tasks.Select((task, index) => task with { Priority = order[index] })], preemptive));
        var assigned = OptimalPriorities.Assign(tasks, preemptive);
        return (tasks, some != assigned is not null ? $"some order is accepted: {some}" : assigned is not null && !Accepts(assigned, preemptive) ? "what was found is not accepted" : null);
    });

    private static bool Accepts(IReadOnlyList<AnalysisTask> tasks, bool preemptive) =>
        (preemptive ? ResponseTimeAnalysis.Preemptive(tasks) : ResponseTimeAnalysis.NonPreemptive(tasks)).Verdict is AnalysisVerdict.Accepts;

    private static IEnumerable<int[]> Orders(int count) => count == 0 ? [[]]
        : Orders(count - 1).SelectMany(rest => Enumerable.Range(0, count).Select(place => (int[])[.. rest[..place], count - 1, .. rest[place..]]));
}
