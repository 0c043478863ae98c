using Distributor.Analysis.Edf;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Overheads;
using Distributor.Analysis.Simulation;
using Distributor.Analysis.Tests.Brute;
using Distributor.Model;
using static Distributor.Analysis.Tests.Notation;

namespace Distributor.Analysis.Tests.Overheads;

public sealed class OverheadAnalysisTests
{
    private static readonly KernelOverheads Some = new(ContextSwitch: new(70), Release: new(90));

    [Test]
    public void Without_overheads_the_tests_are_those_without() => RandomTasks.ForSeeds(1000, random =>
    {
        var tasks = RandomTasks.Next(random, period => random.Next(1, 40), utilisation: 0.99);
        var (rta, qpa) = (ResponseTimeAnalysis.Preemptive(tasks), ProcessorDemand.Preemptive(tasks));
        var (rtaToo, qpaToo) = (OverheadAnalysis.ResponseTimes(tasks, KernelOverheads.None), OverheadAnalysis.Demand(tasks, KernelOverheads.None));
        Assert.That(rtaToo.Responses, Is.EqualTo(rta.Responses));
        return (tasks, (Accepts(rta), Accepts(qpa)) == (Accepts(rtaToo), Accepts(qpaToo)) ? null : $"{rta.Verdict} {rtaToo.Verdict}, {qpa.Verdict} {qpaToo.Verdict}");
    });

    [Test]
    public void A_kernel_that_costs_as_much_is_never_later_than_told() => RandomTasks.ForSeeds(2000, random =>
    {
        var tasks = Scaled(random, RandomTasks.Next(random, period => random.Next(1, 20), utilisation: 0.9));
        var result = OverheadAnalysis.ResponseTimes(tasks, Some);
        var seen = Simulate(tasks, SchedulingPolicy.FixedPriority);
        var above = Enumerable.Range(0, tasks.Length).Where(task => seen.LongestResponse(task) > result.Responses[task].Response).ToArray();
        return (tasks, above.Length == 0 ? null : $"{tasks[above[0]].Name}: {seen.LongestResponse(above[0])} > R = {result.Responses[above[0]].Response}");
    });

    [Test]
    public void What_the_demand_test_accepts_misses_nothing_on_such_a_kernel()
    {
        var accepted = 0;
        RandomTasks.ForSeeds(2000, random =>
        {
            var tasks = Scaled(random, RandomTasks.Next(random, period => random.Next(2, 20), utilisation: 0.9));
            if (!Accepts(OverheadAnalysis.Demand(tasks, Some))) return (tasks, null);
            accepted++;
            var seen = Simulate(tasks, SchedulingPolicy.EarliestDeadlineFirst);
            return (tasks, Enumerable.Range(0, tasks.Length).Any(task => seen.Misses(task) > 0) ? "a deadline is missed" : null);
        });
        Assert.That(accepted, Is.GreaterThan(500), "the test shows nothing");
    }

    [Test]
    public void A_release_of_a_lower_priority_is_interference()
    {
        // a: two switches, and one release of each of the two tasks.
        var result = OverheadAnalysis.ResponseTimes(Tasks("100/1000 100/5000"), new(new(10), new(3)));
        Assert.That(Responses(result), Is.EqualTo("126 246"));
        Assert.That((result.Verdict, result.Exactness), Is.EqualTo((AnalysisVerdict.Accepts, Exactness.Sufficient)));
    }

    [Test]
    public void What_only_overheads_make_late_is_undecided_and_says_so()
    {
        var fixedPriority = Tasks("400/1000 500/1000/900");
        Assert.That(ResponseTimeAnalysis.Preemptive(fixedPriority).Verdict, Is.EqualTo(AnalysisVerdict.Accepts));
        var result = OverheadAnalysis.ResponseTimes(fixedPriority, new(new(2), new(2)));
        Assert.That((result.Verdict, result.Reason), Is.EqualTo((AnalysisVerdict.Undecided, "t1: R = 912 ns > D = 900 ns at job 1; interference release of t0 2 ns, release of t1 2 ns, t0 404 ns")));
        var tasks = Tasks("400/1000 590/1000");
        Assert.That(OverheadAnalysis.Demand(tasks, new(new(1), new(1))).Verdict, Is.EqualTo(AnalysisVerdict.Accepts));
        Assert.That(OverheadAnalysis.Demand(tasks, new(new(2), new(2))).Reason, Is.EqualTo("Overload, with switches and releases."));
        Assert.That(OverheadAnalysis.ResponseTimes(Tasks("6/10 6/10"), Some).Verdict, Is.EqualTo(AnalysisVerdict.Rejects), "nobody could do it");
    }

    [Test]
    public void Negative_overheads_are_refused() =>
        Assert.That(() => OverheadAnalysis.Demand(Tasks("1/10"), new(new(-1), new(0))), Throws.ArgumentException.With.Message.Contains("not negative"));

    private static bool Accepts(AnalysisResult result) => result.Verdict is AnalysisVerdict.Accepts;

    private static AnalysisTask[] Scaled(Random random, IReadOnlyList<AnalysisTask> tasks) => [.. tasks.Select(task =>
        task with { Wcet = task.Wcet * 1000, Period = task.Period * 1000, Deadline = task.Deadline * 1000, Offset = new(random.Next(0, 2) * random.Next(0, 3000)) })];

    private static ScheduleStatistics Simulate(IReadOnlyList<AnalysisTask> tasks, SchedulingPolicy policy)
    {
        var seen = new ScheduleStatistics([.. tasks.Select(task => task.Deadline)]);
        Simulator.Follow(tasks, policy, new(long.MaxValue), seen, new() { Overrun = OverrunPolicy.FinishLate, StopAt = new(150_000), ContextSwitch = Some.ContextSwitch, Release = Some.Release });
        return seen;
    }
}
