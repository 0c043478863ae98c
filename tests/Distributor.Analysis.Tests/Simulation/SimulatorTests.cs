using Distributor.Analysis.Simulation;
using Distributor.Model;
using static Distributor.Analysis.Tests.Simulation.Slots;

namespace Distributor.Analysis.Tests.Simulation;

public sealed class SimulatorTests
{
    private static readonly SimulationSettings Late = new() { Overrun = OverrunPolicy.FinishLate }, Skip = new() { Overrun = OverrunPolicy.Skip };

    [Test]
    public void V42_rate_monotonic_at_full_load_misses_at_12()
    {
        var trace = Simulator.Run(Taskset(SchedulingPolicy.FixedPriority, 12, Task("1", 1, 3, 0), Task("2", 2, 12, 2), Task("3", 4, 8, 1)));
        Assert.That(Text(trace, 11), Is.EqualTo("13313312313"));
        Assert.That(trace.Jobs.Single(job => job.Task == 1), Is.EqualTo(new Job(1, 0, Ms(0), Ms(12), EventKind.ExitPeriod)));
        Assert.That(trace.Verdict, Is.EqualTo(ObservedVerdict.Missed));
    }

    [Test]
    public void V43_EDF_schedules_the_same_tasks()
    {
        var trace = Simulator.Run(Taskset(SchedulingPolicy.EarliestDeadlineFirst, 24, Task("1", 1, 3, 0), Task("2", 2, 12, 0), Task("3", 4, 8, 0)));
        Assert.That(Text(trace, 21), Is.EqualTo("133133122133133122133"), "as published");
        Assert.That(Text(trace, 24)[21..], Is.EqualTo("331"), "all are due at 24, and a guest's tie goes to the one released first");
        Assert.That(trace.Verdict, Is.EqualTo(ObservedVerdict.Met));
    }

    [Test]
    public void V45_a_late_job_finishes_late_or_is_killed_as_the_policy_says()
    {
        var taskset = Taskset(SchedulingPolicy.FixedPriority, 50, Task("c", 10, 30, 0), Task("b", 10, 40, 1), Task("a", 12, 50, 2));
        var late = Simulator.Run(taskset, Late);
        Assert.That(Text(late, 60), Is.EqualTo($"{new string('c', 10)}{new string('b', 10)}{new string('a', 10)}{new string('c', 10)}{new string('b', 10)}aa........"));
        Assert.That(late.Jobs.Single(job => job.Task == 2).ResponseTime, Is.EqualTo(Ms(52)));
        Assert.That(Simulator.Run(taskset).Jobs.Single(job => job.Task == 2).Outcome, Is.EqualTo(EventKind.ExitPeriod));
    }

    [Test]
    public void A_job_that_is_not_preempted_keeps_the_processor_from_one_that_is_more_urgent()
    {
        RealTimeTask urgent = Task("u", 1, 4, 0) with { Offset = Ms(1), Jobs = 2 }, whole = Task("w", 3, 20, 1) with { NonPreemptiveSection = GuestTime.MaxValue };
        Assert.That(Text(Simulator.Run(new("s", [urgent, whole])), 7), Is.EqualTo("wwwu.u."));
        Assert.That(Text(Simulator.Run(new("s", [urgent, whole with { NonPreemptiveSection = GuestTime.Zero }])), 7), Is.EqualTo("wuww.u."));
    }

    [Test]
    public void A_section_somewhere_within_a_job_cannot_be_simulated()
    {
        Assert.That(Simulator.CanRun(new("s", [Task("a", 5, 10, 0) with { NonPreemptiveSection = Ms(2) }]), out var reason), Is.False);
        Assert.That(reason, Is.EqualTo("Where in a job of a its non-preemptive section of 2 ms is, nobody knows."));
    }

    [Test]
    public void A_job_that_overruns_its_period_is_killed_and_that_release_is_skipped() => Assert.That(
        Events(Simulator.Run(new("s", [Task("a", 15, 10, 0) with { Jobs = 2 }]))), Is.EqualTo("0 START a, 10 EXIT_PERIOD a, 20 START a, 30 EXIT_PERIOD a"));

    [Test]
    public void A_job_that_overruns_lets_later_jobs_wait_for_it_when_it_finishes_late() => Assert.That(
        Simulator.Run(new("s", [Task("a", 15, 10, 0) with { Jobs = 3 }]), Late).Jobs.Select(job => (job.Release, job.End)),
        Is.EqualTo(new[] { (Ms(0), Ms(15)), (Ms(10), Ms(30)), (Ms(20), Ms(45)) }));

    [Test]
    public void Releases_during_an_overrun_are_skipped_when_the_policy_is_skip()
    {
        Assert.That(Events(Simulator.Run(new("s", [Task("a", 15, 10, 0) with { Jobs = 2 }]), Skip)), Is.EqualTo("0 START a, 15 EXIT a, 20 START a, 35 EXIT a"));
        var trace = Simulator.Run(Taskset(SchedulingPolicy.FixedPriority, 40, Task("a", 15, 10, 0)), Skip);
        Assert.That((trace.Jobs.Count, trace.IsFinished, trace.Unreported), Is.EqualTo((2, true, 0)));
    }

    [Test]
    public void A_job_is_killed_at_its_critical_time_and_one_that_ends_then_is_not() => Assert.That(
        Events(Simulator.Run(new("s", [Task("a", 5, 20, 0) with { CriticalTime = Ms(5) }, Task("b", 5, 20, 1) with { CriticalTime = Ms(9) }]))),
        Is.EqualTo("0 START a, 0 START b, 5 EXIT a, 9 EXIT_CRITICAL b"));

    [Test]
    public void A_job_that_ends_exactly_at_its_next_release_met_its_deadline() =>
        Assert.That(Simulator.Run(new("s", [Task("a", 10, 10, 0) with { Jobs = 3 }])).Verdict, Is.EqualTo(ObservedVerdict.Met));

    [Test]
    public void Equal_priorities_run_by_release_then_by_order_and_do_not_preempt() => Assert.That(
        Text(Simulator.Run(new("s", [Task("a", 2, 20, 7) with { Offset = Ms(1) }, Task("b", 3, 20, 7), Task("c", 1, 20, 7)])), 6), Is.EqualTo("bbbcaa"));

    [Test]
    public void Times_count_from_the_first_release() => Assert.That(
        Events(Simulator.Run(new("s", [Task("a", 2, 20, 0) with { Offset = Ms(5) }]))), Is.EqualTo("0 START a, 2 EXIT a"));

    [Test]
    public void A_task_without_a_period_has_one_job() => Assert.That(
        Events(Simulator.Run(new("s", [Task("a", 30, 0, 0)]))), Is.EqualTo("0 START a, 30 EXIT a"));

    [Test]
    public void Every_switch_to_another_job_costs()
    {
        var trace = Simulator.Run(new("s", [Task("a", 2, 20, 0) with { Offset = Ms(3) }, Task("b", 4, 20, 1)]), new() { ContextSwitch = Ms(1) });
        Assert.That(Text(trace, 10), Is.EqualTo("bbbaaabbb."), "b: 1 switch, 2 work; a: 1 switch, 2 work; b: 1 switch, 2 work");
    }

    [Test]
    public void Jitter_makes_a_job_ready_later_than_its_release()
    {
        var trace = Simulator.Run(new("s", [Task("a", 2, 10, 0) with { Jobs = 2 }, Task("b", 9, 30, 1)]), new() { Jitter = (task, release) => task == 0 && release == 0 ? Ms(3) : default });
        Assert.That(Text(trace, 14), Is.EqualTo("bbbaabbbbbaab."));
        Assert.That(trace.Jobs[0].ResponseTime, Is.EqualTo(Ms(5)), "from the nominal release");
    }

    [Test]
    public void Without_preemption_a_job_runs_to_its_end() => Assert.That(
        Text(Simulator.Run(new("s", [Task("a", 2, 20, 0) with { Offset = Ms(1) }, Task("b", 4, 20, 1)]), new() { IsPreemptive = false }), 7), Is.EqualTo("bbbbaa."));

    [Test]
    public void A_run_that_is_stopped_ends_its_jobs_from_outside()
    {
        var trace = Simulator.Run(new("s", [Task("a", 5, 20, 0), Task("b", 5, 20, 1) with { Jobs = 2 }]), new() { StopAt = Ms(7) });
        Assert.That(Events(trace), Is.EqualTo("0 START a, 0 START b, 5 EXIT a, 7 EXIT_EXTERNAL b"));
        Assert.That((trace.IsFinished, Text(trace, 8)), Is.EqualTo((false, "aaaaabb.")));
    }

    [Test]
    public void Random_execution_times_depend_on_the_seed_alone_and_stay_within_bounds()
    {
        var taskset = new Taskset("s", [Task("a", 10, 20, 0) with { Jobs = 500 }, Task("b", 5, 40, 1) with { Jobs = 250 }]);
        Trace Run(ulong seed) => Simulator.Run(taskset, new() { ExecutionTime = JobTimes.UpToWcet(seed, taskset, leastPercent: 50) });
        Assert.That(Run(1).ToCanonicalText(), Is.EqualTo(Run(1).ToCanonicalText()).And.Not.EqualTo(Run(2).ToCanonicalText()));
        var responses = Run(1).Jobs.Where(job => job.Task == 0).Select(job => job.ResponseTime!.Value.Milliseconds).ToArray();
        Assert.That(responses, Is.All.InRange(5.0, 10.0));
        Assert.That(responses.Average(), Is.EqualTo(7.5).Within(0.3));
        // A value that must never change: experiments are repeated by their seeds.
        Assert.That(JobTimes.Uniform(42, [GuestTime.Zero], [Ms(1000)])(0, 7), Is.EqualTo(new GuestTime(Golden)));
    }

    [Test]
    public void Random_execution_times_have_the_average_that_a_task_tells()
    {
        var taskset = new Taskset("s", [Task("a", 10, 20, 0) with { Bcet = Ms(2), Acet = Ms(3), Jobs = 4000 }, Task("b", 8, 20, 1) with { Jobs = 4000 }]);
        var executed = JobTimes.UpToWcet(1, taskset, leastPercent: 50);
        var times = Enumerable.Range(0, 4000).Select(release => executed(0, release).Milliseconds).ToArray();
        Assert.That((times.Min() >= 2, times.Max() <= 10, times.Max() > 6), Is.EqualTo((true, true, true)));
        Assert.That(times.Average(), Is.EqualTo(3).Within(0.08));
        Assert.That(Enumerable.Range(0, 4000).Average(release => executed(1, release).Milliseconds), Is.EqualTo(6).Within(0.08), "uniform from 50 % of the WCET");
        Assert.That(Simulator.Run(taskset, new() { ExecutionTime = executed }).Verdict, Is.EqualTo(ObservedVerdict.Met));
    }

    [Test]
    public void A_taskset_without_a_WCET_is_refused_with_the_reason()
    {
        var taskset = new Taskset("s", [new("a", "pi", Ms(10))]);
        Assert.That(() => Simulator.Run(taskset), Throws.ArgumentException.With.Message.Contains("s cannot be simulated. No `wcet` of a"));
    }

    private const long Golden = 734_720_459;
}
