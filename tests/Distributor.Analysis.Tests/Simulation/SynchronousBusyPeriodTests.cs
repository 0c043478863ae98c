using Distributor.Analysis.Edf;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Simulation;
using Distributor.Analysis.Tests.Brute;
using Distributor.Model;
using static Distributor.Analysis.Tests.Notation;

namespace Distributor.Analysis.Tests.Simulation;

public sealed class SynchronousBusyPeriodTests
{
    [Test]
    public void It_decides_as_the_exact_tests_do_whatever_the_deadlines([Values] SchedulingPolicy policy) => RandomTasks.ForSeeds(3000, random =>
    {
        var tasks = RandomTasks.Next(random, period => random.Next(1, 40), utilisation: 1.1);
        var simulated = SynchronousBusyPeriod.Analyse(tasks, policy);
        var theory = policy is SchedulingPolicy.FixedPriority ? ResponseTimeAnalysis.Preemptive(tasks) : ProcessorDemand.Preemptive(tasks);
        return (tasks, simulated.Verdict == theory.Verdict ? null : $"simulated: {simulated.Verdict}, {simulated.Reason}; {theory.Test}: {theory.Verdict}, {theory.Reason}");
    });

    [Test]
    public void It_stops_at_the_first_miss_and_names_it() => Assert.That(
        SynchronousBusyPeriod.Analyse(Tasks("10/30 10/40 12/50"), SchedulingPolicy.FixedPriority).Reason, Does.StartWith("t2: the job due at 50 ns has not ended by then"));

    [Test]
    public void At_the_event_cap_it_is_undecided()
    {
        var result = SynchronousBusyPeriod.Analyse(Tasks("1/3 4/7 1/11"), SchedulingPolicy.EarliestDeadlineFirst, mostEvents: 6);
        Assert.That((result.Verdict, result.Reason), Is.EqualTo((AnalysisVerdict.Undecided, "No miss in 7 events, and the busy period goes on.")));
    }

    [Test]
    public void Equal_priorities_leave_it_undecided_without_a_miss_and_rejected_with_one()
    {
        AnalysisTask[] equal = [AnalysisTask.Of("a", 2, 6), AnalysisTask.Of("b", 2, 6)];
        Assert.That(SynchronousBusyPeriod.Analyse(equal, SchedulingPolicy.FixedPriority).Verdict, Is.EqualTo(AnalysisVerdict.Undecided));
        Assert.That(SynchronousBusyPeriod.Analyse([equal[0], equal[1] with { Deadline = new(3) }], SchedulingPolicy.FixedPriority).Verdict, Is.EqualTo(AnalysisVerdict.Rejects));
    }

    [Test]
    public void With_jitter_another_pattern_can_be_worse() => Assert.That(
        SynchronousBusyPeriod.Analyse([AnalysisTask.Of("a", 2, 6) with { Jitter = new(1) }], SchedulingPolicy.FixedPriority).Verdict, Is.EqualTo(AnalysisVerdict.NotApplicable));
}
