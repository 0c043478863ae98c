using Distributor.Analysis.Demand;
using Distributor.Analysis.Edf;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Simulation;
using Distributor.Model;

namespace Distributor.Analysis.Tests.Properties;

/// <summary>The simulator, with C = WCET and late jobs that finish late, reaches on the worst release pattern what analyses say, on 100,000 random tasksets each.</summary>
public sealed class CriticalInstantTests
{
    private static readonly SimulationSettings Late = new() { Overrun = OverrunPolicy.FinishLate };

    // The longest busy period begins with the shorter ones of all levels above.
    [Test]
    public void Under_fixed_priorities_the_longest_responses_in_the_busy_periods_are_R() => RandomSets.ForAll(RandomSets.Next, (_, tasks) =>
    {
        var result = ResponseTimeAnalysis.Preemptive(tasks);
        var seen = Simulate(tasks, SchedulingPolicy.FixedPriority, BusyPeriod(tasks));
        for (var task = 0; task < tasks.Count; task++)
            if (seen.LongestResponse(task) != result.Responses[task].Response) return $"{tasks[task].Name}: R = {result.Responses[task].Response}, simulated {seen.LongestResponse(task)}";
        return null;
    });

    // The first job of each task is ready as late as it may be, when all others are, and those after it as soon as they may.
    [Test]
    public void So_they_are_with_release_jitter() => RandomSets.ForAll(random => [.. RandomSets.Next(random).Select(task => task with { Jitter = new(random.NextBelow(12)) })], (_, tasks) =>
    {
        var result = ResponseTimeAnalysis.Preemptive(tasks);
        var latest = tasks.Max(task => task.Jitter);
        AnalysisTask[] late = [.. tasks.Select(task => task with { Offset = latest - task.Jitter })];
        GuestTime ToInstant(int task, long release) => new(Math.Max(0, (latest - late[task].Offset - late[task].Period * release).Nanoseconds));
        var seen = Simulate(late, SchedulingPolicy.FixedPriority, latest.Nanoseconds + BusyPeriod(tasks), Late with { Jitter = ToInstant });
        for (var task = 0; task < tasks.Count; task++)
            if (seen.LongestResponse(task) != result.Responses[task].Response) return $"{tasks[task].Name}: R = {result.Responses[task].Response}, simulated {seen.LongestResponse(task)}";
        return null;
    });

    [Test]
    public void Under_EDF_the_synchronous_schedule_misses_exactly_when_processor_demand_rejects() => RandomSets.ForAll(RandomSets.Next, (_, tasks) =>
    {
        var seen = Simulate(tasks, SchedulingPolicy.EarliestDeadlineFirst, BusyPeriod(tasks));
        var misses = Enumerable.Range(0, tasks.Count).Sum(seen.Misses);
        var result = ProcessorDemand.Preemptive(tasks);
        return result.Verdict == (misses == 0 ? AnalysisVerdict.Accepts : AnalysisVerdict.Rejects) ? null : $"{result.Verdict} ({result.Reason}), simulated {misses} misses";
    });

    [Test]
    public void Under_EDF_the_witness_release_pattern_reaches_R() => RandomSets.ForAll(RandomSets.Next, (_, tasks) =>
    {
        var result = EdfResponseTimes.Preemptive(tasks);
        for (var task = 0; task < tasks.Count; task++)
        {
            if (EdfResponseTimes.WorstRelease(tasks, task) is not { } release || result.Responses[task].Response is not { } response) return $"{tasks[task].Name}: no witness";
            var seen = Simulate(Witness(tasks, task, release), SchedulingPolicy.EarliestDeadlineFirst, (release + response).Nanoseconds * Fine).LongestResponse(task);
            if (seen?.Nanoseconds != response.Nanoseconds * Fine) return $"{tasks[task].Name}: R = {response}, the witness {release} gives {seen?.Nanoseconds / (double)Fine} ns";
        }
        return null;
    });

    // Times a thousandfold, and the task's deadline a little later, so that of equal ones its own comes last.
    private const int Fine = 1000;

    private static IReadOnlyList<AnalysisTask> Witness(IReadOnlyList<AnalysisTask> tasks, int analysed, GuestTime release) => [.. tasks.Select((task, index) => task with
    {
        Wcet = task.Wcet * Fine,
        Period = task.Period * Fine,
        Deadline = task.Deadline * Fine + new GuestTime(index == analysed ? 1 : 0),
        Offset = index == analysed ? new GuestTime(release.Nanoseconds % task.Period.Nanoseconds) * Fine : GuestTime.Zero,
    })];

    // At full load it may have no end. What analyses look at is released within a hyperperiod, and has ended long before a thousand more.
    private static long BusyPeriod(IReadOnlyList<AnalysisTask> tasks)
    {
        var curve = new DemandCurve(tasks);
        return curve.Load == 0 ? curve.Horizon(0) + 1000 : curve.BusyPeriod()!.Value;
    }

    private static ScheduleStatistics Simulate(IReadOnlyList<AnalysisTask> tasks, SchedulingPolicy policy, long releasesEnd, SimulationSettings? settings = null)
    {
        var seen = new ScheduleStatistics([.. tasks.Select(task => task.Deadline)]);
        Simulator.Follow(tasks, policy, new(releasesEnd), seen, settings ?? Late);
        return seen;
    }
}
