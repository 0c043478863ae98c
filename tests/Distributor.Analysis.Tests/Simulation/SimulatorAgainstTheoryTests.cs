using Distributor.Analysis.Edf;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Simulation;
using Distributor.Analysis.Tests.Brute;
using Distributor.Model;

namespace Distributor.Analysis.Tests.Simulation;

/// <summary>Two ways to the same numbers: the simulator, and schedules made tick by tick or theory.</summary>
public sealed class SimulatorAgainstTheoryTests
{
    private static readonly SimulationSettings Late = new() { Overrun = OverrunPolicy.FinishLate };

    [Test]
    public void With_offsets_it_makes_the_schedule_that_one_makes_tick_by_tick([Values] SchedulingPolicy policy, [Values] bool preemptive) => RandomTasks.ForSeeds(300, random =>
    {
        var tasks = WithOffsets(random, RandomTasks.Next(random, period => random.Next(2, 30)));
        var ticks = new TickSchedule(tasks, TickSchedule.Periodic(tasks, [.. tasks.Select(task => task.Offset.Nanoseconds)]), 300, policy is SchedulingPolicy.EarliestDeadlineFirst, preemptive);
        var seen = new ScheduleStatistics([.. tasks.Select(task => task.Deadline)]);
        Simulator.Follow(tasks, policy, new(long.MaxValue), seen, Late with { StopAt = new(300), IsPreemptive = preemptive });
        var responses = tasks.Select((_, task) => seen.LongestResponse(task)?.Nanoseconds ?? 0);
        return (tasks, responses.SequenceEqual(ticks.Responses) ? null : $"simulated {string.Join(" ", responses)}, by ticks {string.Join(" ", ticks.Responses)}");
    });

    [Test]
    public void Synchronous_worst_cases_reach_the_fixed_priority_response_times() => RandomTasks.ForSeeds(3000, random =>
    {
        var tasks = RandomTasks.Next(random, period => random.Next(1, 40), utilisation: 1);
        var seen = new ScheduleStatistics([.. tasks.Select(task => task.Deadline)]);
        Assert.That(Hyperperiod.TryOf(tasks.Select(task => task.Period), out var hyperperiod));
        Simulator.Follow(tasks, SchedulingPolicy.FixedPriority, hyperperiod, seen, Late);
        var responses = string.Join(" ", tasks.Select((_, task) => seen.LongestResponse(task)!.Value.Nanoseconds));
        var told = Notation.Responses(ResponseTimeAnalysis.Preemptive(tasks));
        return (tasks, responses == told ? null : $"simulated {responses}, R = {told}");
    });

    [Test]
    public void No_run_with_jitter_and_shorter_jobs_responds_later_than_told([Values] SchedulingPolicy policy) => RandomTasks.ForSeeds(1000, random =>
    {
        var tasks = WithOffsets(random, RandomTasks.Next(random, period => random.Next(1, 40), utilisation: 1)).Select(task => task with { Jitter = new(random.Next(0, 5)) }).ToArray();
        var seen = new ScheduleStatistics([.. tasks.Select(task => task.Deadline)]);
        var seed = (ulong)random.Next();
        Simulator.Follow(tasks, policy, new(long.MaxValue), seen, Late with
        {
            StopAt = new(2000),
            Jitter = JobTimes.Uniform(seed, [.. tasks.Select(_ => GuestTime.Zero)], [.. tasks.Select(task => task.Jitter)]),
            ExecutionTime = JobTimes.Uniform(seed + 1, [.. tasks.Select(_ => new GuestTime(1))], [.. tasks.Select(task => task.Wcet)]),
        });
        var result = policy is SchedulingPolicy.FixedPriority ? ResponseTimeAnalysis.Preemptive(tasks) : EdfResponseTimes.Preemptive(tasks);
        var above = Enumerable.Range(0, tasks.Length).Where(task => seen.LongestResponse(task) > result.Responses[task].Response).ToArray();
        return (tasks, above.Length == 0 ? null : $"{tasks[above[0]].Name}: {seen.LongestResponse(above[0])} > R = {result.Responses[above[0]].Response}");
    });

    [Test]
    public void The_cost_of_switches_is_within_two_of_them_a_job() => RandomTasks.ForSeeds(500, random =>
    {
        var tasks = WithOffsets(random, RandomTasks.Next(random, period => period, utilisation: 0.8)).Select(Scaled).ToArray();
        var charged = tasks.Select(task => task with { Wcet = task.Wcet + new GuestTime(200) }).ToArray();
        if (Utilisation.Of(charged) > Ratio.One) return (tasks, null);
        var seen = new ScheduleStatistics([.. tasks.Select(task => task.Deadline)]);
        Simulator.Follow(tasks, SchedulingPolicy.FixedPriority, new(long.MaxValue), seen, Late with { StopAt = new(300_000), ContextSwitch = new(100) });
        var result = ResponseTimeAnalysis.Preemptive(charged);
        return (tasks, tasks.Select((_, task) => seen.LongestResponse(task) > result.Responses[task].Response).Any(above => above) ? "above R" : null);
    });

    [Test]
    public void Offsets_are_analysed_as_the_long_schedule_shows([Values] SchedulingPolicy policy) => RandomTasks.ForSeeds(120, random =>
    {
        var tasks = WithOffsets(random, RandomTasks.Next(random, period => random.Next(2, (int)period + 1), utilisation: 1));
        var ticks = new TickSchedule(tasks, TickSchedule.Periodic(tasks, [.. tasks.Select(task => task.Offset.Nanoseconds)]), 3000, policy is SchedulingPolicy.EarliestDeadlineFirst);
        var result = OffsetAnalysis.Analyse(tasks, policy);
        return (tasks, result.Verdict is AnalysisVerdict.Accepts == !ticks.Missed ? null : $"{result.Verdict} ({result.Reason}), by ticks missed: {ticks.Missed}");
    });

    [Test]
    public void Offsets_can_save_what_the_critical_instant_would_miss()
    {
        AnalysisTask[] tasks = [AnalysisTask.Of("a", 2, 4), AnalysisTask.Of("b", 2, 4, 2) with { Priority = 1, Offset = new(2) }];
        Assert.That(ResponseTimeAnalysis.Preemptive(tasks).Verdict, Is.EqualTo(AnalysisVerdict.Undecided), "the test forgets offsets");
        Assert.That(OffsetAnalysis.Analyse(tasks, SchedulingPolicy.FixedPriority).Verdict, Is.EqualTo(AnalysisVerdict.Accepts));
        Assert.That(OffsetAnalysis.Analyse([tasks[0] with { Deadline = new(5) }], SchedulingPolicy.FixedPriority).Verdict, Is.EqualTo(AnalysisVerdict.NotApplicable));
    }

    private static AnalysisTask Scaled(AnalysisTask task) =>
        task with { Wcet = task.Wcet * 1000, Period = task.Period * 1000, Deadline = task.Deadline * 1000, Offset = task.Offset * 1000 };

    private static IReadOnlyList<AnalysisTask> WithOffsets(Random random, IReadOnlyList<AnalysisTask> tasks) =>
        [.. tasks.Select(task => task with { Offset = new(random.Next(0, (int)task.Period.Nanoseconds)) })];
}
