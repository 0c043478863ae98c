using Distributor.Analysis.Edf;
using Distributor.Analysis.Tests.Brute;

namespace Distributor.Analysis.Tests.Edf;

public sealed class EdfAnalysisTests
{
    private const int Seeds = 500;

    [Test]
    public void Processor_demand_agrees_with_the_synchronous_schedule_for_any_deadlines() => RandomTasks.ForSeeds(Seeds, random =>
    {
        var tasks = Next(random, jitter: true);
        var schedule = new TickSchedule(tasks, TickSchedule.Synchronous(tasks), Horizon(tasks), edf: true);
        var result = ProcessorDemand.Preemptive(tasks);
        return (tasks, result.Verdict is AnalysisVerdict.Accepts == !schedule.Missed ? null : $"{result.Verdict} ({result.Reason}), schedule missed: {schedule.Missed}");
    });

    [Test]
    public void All_responses_are_within_deadlines_exactly_when_processor_demand_accepts() => RandomTasks.ForSeeds(Seeds, random =>
    {
        var tasks = Next(random, jitter: true);
        var (demand, responses) = (ProcessorDemand.Preemptive(tasks), EdfResponseTimes.Preemptive(tasks));
        if (demand.Verdict != responses.Verdict) return (tasks, $"preemptive: {demand.Verdict} {demand.Reason}, {responses.Verdict} {responses.Reason}");
        tasks = [.. tasks.Select(task => task with { Jitter = default })];
        (demand, responses) = (ProcessorDemand.NonPreemptive(tasks), EdfResponseTimes.NonPreemptive(tasks));
        return (tasks, demand.Verdict == responses.Verdict ? null : $"non-preemptive: {demand.Verdict} {demand.Reason}, {responses.Verdict} {responses.Reason}");
    });

    [Test]
    public void With_sections_and_blocking_both_tests_agree_as_well() => RandomTasks.ForSeeds(Seeds, random =>
    {
        var tasks = Next(random, jitter: false).Select(task => task with { NonPreemptiveSection = new(random.Next(0, 4)) }).ToArray();
        var (demand, responses) = (ProcessorDemand.Preemptive(tasks), EdfResponseTimes.Preemptive(tasks));
        return (tasks, demand.Verdict == responses.Verdict ? null : $"{demand.Verdict} {demand.Reason}, {responses.Verdict} {responses.Reason}");
    });

    [Test]
    public void The_witness_release_pattern_reaches_the_response_time() => RandomTasks.ForSeeds(Seeds, random =>
    {
        var tasks = Next(random, jitter: false);
        var result = EdfResponseTimes.Preemptive(tasks);
        for (var task = 0; task < tasks.Count; task++)
        {
            var release = EdfResponseTimes.WorstRelease(tasks, task)!.Value.Nanoseconds;
            var offsets = tasks.Select((_, index) => index == task ? release % tasks[task].Period.Nanoseconds : 0).ToArray();
            var schedule = new TickSchedule(tasks, TickSchedule.Periodic(tasks, offsets), Horizon(tasks), edf: true, loser: task);
            if (schedule.Responses[task] != result.Responses[task].Response!.Value.Nanoseconds)
                return (tasks, $"{tasks[task].Name}: R = {result.Responses[task].Response}, schedule {schedule.Responses[task]} with release {release}");
        }
        return (tasks, null);
    });

    [Test]
    public void No_offsets_make_a_response_longer() => RandomTasks.ForSeeds(Seeds, random =>
    {
        var tasks = Next(random, jitter: false);
        var offsets = tasks.Select(task => (long)random.Next(0, (int)task.Period.Nanoseconds)).ToArray();
        foreach (var preemptive in new[] { true, false })
        {
            var result = preemptive ? EdfResponseTimes.Preemptive(tasks) : EdfResponseTimes.NonPreemptive(tasks);
            var schedule = new TickSchedule(tasks, TickSchedule.Periodic(tasks, offsets), Horizon(tasks), edf: true, preemptive, loser: random.Next(tasks.Count));
            if (schedule.Responses.Where((response, task) => response > result.Responses[task].Response!.Value.Nanoseconds).Any())
                return (tasks, $"preemptive {preemptive}, offsets {string.Join(" ", offsets)}: {string.Join(" ", schedule.Responses)}, R = {Notation.Responses(result)}");
        }
        return (tasks, null);
    });

    [Test]
    public void Non_preemptive_responses_are_reached_by_some_offsets_of_two_tasks() => RandomTasks.ForSeeds(200, random =>
    {
        IReadOnlyList<AnalysisTask> tasks = [AnalysisTask.Of("a", random.Next(1, 4), random.Next(4, 9), random.Next(3, 9)), AnalysisTask.Of("b", random.Next(1, 4), random.Next(6, 12), random.Next(3, 12))];
        if (Utilisation.Of(tasks) > Ratio.One) return (tasks, null);
        var reached = new long[2];
        for (var loser = 0; loser < 2; loser++)
            for (var offset = -tasks[0].Period.Nanoseconds; offset <= tasks[1].Period.Nanoseconds; offset++)
            {
                var schedule = new TickSchedule(tasks, TickSchedule.Periodic(tasks, [Math.Max(0, -offset), Math.Max(0, offset)]), 300, edf: true, preemptive: false, loser);
                for (var task = 0; task < 2; task++) reached[task] = Math.Max(reached[task], schedule.Responses[task]);
            }
        var told = Notation.Responses(EdfResponseTimes.NonPreemptive(tasks));
        return (tasks, told == string.Join(" ", reached) ? null : $"R = {told}, reached {string.Join(" ", reached)}");
    });

    private static IReadOnlyList<AnalysisTask> Next(Random random, bool jitter) => [.. RandomTasks.Next(random, period => random.Next(2, (int)period + 6), utilisation: 1)
        .Select(task => task with { Jitter = new(jitter && random.Next(3) == 0 ? random.Next(0, 4) : 0) })];

    private static long Horizon(IEnumerable<AnalysisTask> tasks)
    {
        Assert.That(Hyperperiod.TryOf(tasks.Select(task => task.Period), out var hyperperiod));
        return Math.Min(hyperperiod.Nanoseconds * 2 + 60, 2000);
    }
}
