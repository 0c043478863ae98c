using Distributor.Analysis.Edf;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Generation;
using Distributor.Analysis.Simulation;
using Distributor.Model;

namespace Distributor.Analysis.Tests.Properties;

/// <summary>
/// No schedule has a response beyond R: with any offsets, shorter executions and releases that are late by up to the jitter, on 100,000 random tasksets each.
/// </summary>
public sealed class ObservedResponsesTests
{
    private static readonly GuestTime End = new(200);

    [Test]
    public void Preemptive_fixed_priorities() => Hold(ResponseTimeAnalysis.Preemptive, SchedulingPolicy.FixedPriority, isPreemptive: true);

    [Test]
    public void Non_preemptive_fixed_priorities() => Hold(ResponseTimeAnalysis.NonPreemptive, SchedulingPolicy.FixedPriority, isPreemptive: false);

    [Test]
    public void Preemptive_EDF() => Hold(EdfResponseTimes.Preemptive, SchedulingPolicy.EarliestDeadlineFirst, isPreemptive: true);

    [Test]
    public void Non_preemptive_EDF() => Hold(EdfResponseTimes.NonPreemptive, SchedulingPolicy.EarliestDeadlineFirst, isPreemptive: false);

    private static void Hold(Func<IReadOnlyList<AnalysisTask>, AnalysisResult> analyse, SchedulingPolicy policy, bool isPreemptive) => RandomSets.ForAll(Draw, (random, tasks) =>
    {
        var result = analyse(tasks);
        GuestTime[] wcet = [.. tasks.Select(task => task.Wcet)], jitter = [.. tasks.Select(task => task.Jitter)];
        var seen = new ScheduleStatistics([.. tasks.Select(task => task.Deadline)]);
        Simulator.Follow(tasks, policy, End, seen, new()
        {
            Overrun = OverrunPolicy.FinishLate,
            IsPreemptive = isPreemptive,
            ExecutionTime = random.NextBelow(2) == 0 ? null : JobTimes.Uniform(random.NextBits(), [.. wcet.Select(_ => new GuestTime(1))], wcet),
            Jitter = JobTimes.Uniform(random.NextBits(), new GuestTime[tasks.Count], jitter),
        });
        for (var task = 0; task < tasks.Count; task++)
            if (seen.LongestResponse(task) > result.Responses[task].Response) return $"{tasks[task].Name}: R = {result.Responses[task].Response}, simulated {seen.LongestResponse(task)}";
        return null;
    });

    private static IReadOnlyList<AnalysisTask> Draw(RandomSource random) => [.. RandomSets.Next(random).Select(task => task with
    {
        Offset = new(random.NextBelow(task.Period.Nanoseconds)),
        Jitter = new(random.NextBelow(3) == 0 ? random.NextBelow(8) : 0),
    })];
}
