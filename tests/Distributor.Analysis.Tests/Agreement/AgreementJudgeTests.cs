using Distributor.Analysis.Agreement;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Overheads;
using Distributor.Analysis.Simulation;
using Distributor.Analysis.Tests.Brute;
using Distributor.Model;

namespace Distributor.Analysis.Tests.Agreement;

public sealed class AgreementJudgeTests
{
    private static readonly GuestTime Duration = GuestTime.FromMilliseconds(300);

    private static readonly Taskset Tight = Of([(10, 30), (10, 40), (12, 60)]);

    [Test]
    public void What_is_right_agrees_with_simulation_and_run_whatever_the_taskset([Values] SchedulingPolicy policy) => RandomTasks.ForSeeds(1000, random =>
    {
        var tasks = RandomTasks.Next(random, period => random.Next(1, 30), utilisation: 1.2);
        var taskset = Of([.. tasks.Select(task => (task.Wcet.Nanoseconds, task.Period.Nanoseconds))]) with { Policy = policy };
        taskset = taskset with { Tasks = [.. taskset.Tasks.Zip(tasks, (task, other) => Later(task with { RelativeDeadline = GuestTime.FromMilliseconds(other.Deadline.Nanoseconds) }, random.Next(0, 2) * random.Next(0, 9)))] };
        var report = AgreementJudge.Judge(Simulator.Run(taskset));
        // With deadlines longer than periods there may be nothing to judge.
        var judged = !report.IsRefused || tasks.Any(task => task.Deadline > task.Period);
        return (tasks, report.Disagreements.Count == 0 && judged ? null : string.Join('\n', report.Failures));
    });

    [Test]
    public void A_test_that_accepts_what_misses_is_found_with_the_job_and_the_schedule_around_it()
    {
        var late = Of([(10, 30), (10, 40), (12, 50)]);
        var report = AgreementJudge.Judge(Simulator.Run(late), With("rta", _ => new("rta", AnalysisVerdict.Accepts, Exactness.Exact, "Every response time is within its deadline.")));
        Assert.That(report.Disagreements, Has.Count.EqualTo(2), "in the simulation and in the run");
        Assert.That(report.Disagreements[1], Does.StartWith(
            "rta accepts (Every response time is within its deadline.), and in the run a deadline is missed: t2 job 0, released at 0 ms, due at 50 ms, EXIT_PERIOD at 50 ms.\nt0 ##").And.Contain("| ended in time, ! missed"));
    }

    [Test]
    public void A_bound_that_a_response_exceeds_is_found()
    {
        // An analysis that forgets the highest priority's interference.
        var report = AgreementJudge.Judge(Simulator.Run(Tight), With("rta", tasks => ResponseTimeAnalysis.Preemptive([tasks[0] with { Wcet = new(1) }, .. tasks.Skip(1)])));
        Assert.That(report.Disagreements, Has.Some.StartsWith("rta says that t0 responds in at most 1 ns; in the run t0 job 0, released at 0 ms, due at 30 ms, EXIT at 10 ms: 10 ms."));
    }

    [Test]
    public void An_exact_test_that_rejects_without_a_witness_is_found()
    {
        var report = AgreementJudge.Judge(Simulator.Run(Tight), With("rta", _ => new("rta", AnalysisVerdict.Rejects, Exactness.Exact, "It seems so")));
        Assert.That(report.Disagreements, Is.EqualTo(new[]
        {
            "rta rejects (It seems so), and that is exact; but simulated, with all tasks released together, nothing is missed: No job of the synchronous busy period, 52 ms, is late.",
        }));
    }

    [Test]
    public void A_run_without_misses_does_not_contradict_who_rejects()
    {
        // Released together t1 misses; this run releases it later.
        var taskset = Of([(2, 4), (2, 4)]);
        taskset = taskset with { Tasks = [taskset.Tasks[0], Later(taskset.Tasks[1] with { RelativeDeadline = GuestTime.FromMilliseconds(3) }, 2)] };
        var report = AgreementJudge.Judge(Simulator.Run(taskset), With("rta", tasks => ResponseTimeAnalysis.Preemptive([.. tasks.Select(task => task with { Offset = GuestTime.Zero })])));
        Assert.That(report.Disagreements, Is.Empty);
        Assert.That(report.Judged, Has.Some.EqualTo("rta rejects, and the run misses nothing: not contradicted, since one run is not all runs."));
    }

    [Test]
    public void Where_guests_kill_and_the_test_lets_finish_late_the_bound_is_not_judged_and_those_above_are()
    {
        var report = AgreementJudge.Judge(Simulator.Run(Of([(10, 30), (10, 40), (12, 50)])));
        Assert.That(report.NotJudged, Has.Some.EqualTo("rta: R > T of t2 if late jobs finish late, but guests kill them at their next release."));
        Assert.That(report.Judged, Has.Some.EqualTo("rta: no response of the run exceeds its bound."));
        Assert.That(report.Judged, Has.Some.StartsWith("rta rejects, and its witness misses: t2: the job due at 50 ms"));
    }

    [Test]
    public void Under_EDF_no_bound_is_judged_where_a_job_is_killed_that_the_test_lets_finish_late()
    {
        var overload = Of([(10, 30), (10, 40), (30, 60)]) with { Policy = SchedulingPolicy.EarliestDeadlineFirst };
        var report = AgreementJudge.Judge(Simulator.Run(overload));
        Assert.That(report.Disagreements, Is.Empty);
        Assert.That(report.NotJudged, Has.Some.StartsWith("edf-response-time: R > T of t0, t1, t2 if late jobs finish late, but guests kill them"));
        Assert.That(report.Judged, Has.None.StartsWith("edf-response-time: no response"));
    }

    [Test]
    public void A_deadline_beyond_the_period_that_only_a_late_job_meets_is_not_judged()
    {
        // Lehoczky 1990: R = 118 > T = 100. The guest kills the job at 100 ms, before the deadline that the test is right about.
        var late = Of([(26, 70), (62, 100)]);
        late = late with { Tasks = [late.Tasks[0], late.Tasks[1] with { RelativeDeadline = GuestTime.FromMilliseconds(120) }] };
        var run = Simulator.Run(late);
        Assert.That(run.Jobs.Select(job => job.Outcome), Has.Some.EqualTo(EventKind.ExitPeriod));
        var report = AgreementJudge.Judge(run);
        Assert.That(report.Disagreements, Is.Empty);
        Assert.That(report.NotJudged, Has.Some.EqualTo("rta accepts if late jobs finish late, since a deadline is longer than its period; guests kill jobs at their next release."));
    }

    [Test]
    public void A_witness_that_is_not_the_release_of_all_tasks_together_is_not_simulated()
    {
        var jittery = Of([(10, 30), (10, 40), (12, 60)]);
        jittery = jittery with { Tasks = [jittery.Tasks[0] with { Jitter = GuestTime.FromMilliseconds(19) }, .. jittery.Tasks.Skip(1)] };
        Assert.That(AgreementJudge.Judge(Simulator.Run(jittery)).NotJudged, Has.Some.StartsWith("rta rejects; its witness is not simulated. "));
    }

    [Test]
    public void Non_preemptive_sections_are_refused()
    {
        var taskset = Tight with { Tasks = [Tight.Tasks[0], Tight.Tasks[1] with { NonPreemptiveSection = GuestTime.FromMilliseconds(2) }, Tight.Tasks[2]] };
        Assert.That(AgreementJudge.Judge(Run(taskset, Simulator.Run(Tight))).Failures.Single(), Does.EndWith("t1 has a non-preemptive section, and guests preempt every job."));
    }

    [Test]
    public void A_run_that_stops_early_is_judged_as_far_as_it_shows()
    {
        var whole = Simulator.Run(Tight);
        var report = AgreementJudge.Judge(Trace.Of(Tight, [.. whole.Events.TakeWhile(happened => happened.Time < GuestTime.FromMilliseconds(100))]));
        Assert.That(report.NotJudged, Has.Some.EqualTo("The run stops before all jobs have ended; what it shows until then is judged."));
        Assert.That(report.Judged, Has.Some.EqualTo("rta: no response of the run exceeds its bound."));
    }

    [Test]
    public void Without_WCETs_it_is_refused()
    {
        var unknown = Tight with { Tasks = [.. Tight.Tasks.Select((task, index) => index == 1 ? task with { Wcet = null } : task)] };
        var report = AgreementJudge.Judge(Run(unknown, Simulator.Run(Tight)));
        Assert.That(report.Failures, Is.EqualTo(new[] { "Whether analysis and run agree cannot be judged. It is conditional on measured execution times. No `wcet` of t1: an analysis needs that of every task." }));
    }

    [Test]
    public void A_job_that_executed_longer_than_its_WCET_refuses_all()
    {
        var real = Simulator.Run(Tight);
        var declared = Tight with { Tasks = [.. Tight.Tasks.Select(task => task with { Wcet = GuestTime.FromMilliseconds(9) })] };
        Assert.That(AgreementJudge.Judge(Run(declared, real)).Failures.Single(), Does.Contain("t0 job 0 executed 10 ms, longer than its `wcet` of 9 ms"));
    }

    [Test]
    public void What_the_kernel_takes_while_a_job_has_the_processor_is_not_the_jobs()
    {
        // Slices of a kernel whose switches, of 50 us, run in the name of the job that they lead to; 50 us too many for the WCETs, or for a kernel without overheads.
        var real = Simulator.Run(Tight);
        var declared = Tight with { Tasks = [.. Tight.Tasks.Select(task => task with { Wcet = task.Wcet!.Value - GuestTime.FromMicroseconds(50) })] };
        Assert.That(AgreementJudge.Judge(Run(declared, real)).Failures.Single(), Does.Contain("t0 job 0 executed 10 ms, longer than its `wcet` of 9950 us"));
        var known = AgreementJudge.Judge(Run(declared, real), new() { Overheads = new(GuestTime.FromMicroseconds(50), GuestTime.Zero) });
        Assert.That(known.Failures, Is.Empty);
        Assert.That(known.Judged, Contains.Item("rta-overheads accepts, and the run misses nothing."));
        var tooSmall = AgreementJudge.Judge(Run(declared, real), new() { Overheads = new(GuestTime.FromMicroseconds(10), GuestTime.FromMicroseconds(5)) });
        Assert.That(tooSmall.Failures.Single(), Does.Contain("t0 job 0 executed 10 ms, longer than its `wcet` of 9950 us and the kernel's 35 us"));
    }

    [Test]
    public void A_miss_within_the_resolution_of_the_guest_or_without_known_execution_times_is_not_judged()
    {
        var accepts = With("rta", tasks => new("rta", AnalysisVerdict.Accepts, Exactness.Exact, "R is fine"));
        var shorter = Tight with { Tasks = [.. Tight.Tasks.Select(task => task with { Wcet = GuestTime.FromMilliseconds(1), RelativeDeadline = new(9_500_000) })] };
        var report = AgreementJudge.Judge(Run(shorter, Simulator.Run(Tight), withSlices: false), accepts);
        Assert.That(report.Disagreements, Is.Empty);
        Assert.That(report.NotJudged, Has.Some.EqualTo("rta accepts; t0 job 0 missed, but the run tells times to 1 ms only."));
        var later = shorter with { Tasks = [.. shorter.Tasks.Select(task => task with { RelativeDeadline = GuestTime.FromMilliseconds(8) })] };
        Assert.That(AgreementJudge.Judge(Run(later, Simulator.Run(Tight), withSlices: false), accepts).NotJudged, Has.Some.Contains("conditional on measured execution times"));
    }

    [Test]
    public void A_job_that_failed_is_no_matter_of_timing()
    {
        TraceEvent[] events = [new(EventKind.Start, 0, GuestTime.Zero), new(EventKind.ExitError, 0, GuestTime.FromMilliseconds(1)), new(EventKind.JobsDone, 0, GuestTime.FromMilliseconds(1))];
        Assert.That(AgreementJudge.Judge(Trace.Of(Of([(10, 300)]), events)).Failures.Single(), Does.Contain("t0 job 0 ended with EXIT_ERROR: that is no matter of timing alone."));
    }

    [Test]
    public void With_known_overheads_those_tests_speak_for_the_run()
    {
        var costly = Simulator.Run(Tight, new() { ContextSwitch = GuestTime.FromMicroseconds(50) });
        var declared = Tight with { Tasks = [.. Tight.Tasks.Select(task => task with { Wcet = task.Wcet + GuestTime.FromMicroseconds(300) })] };
        var report = AgreementJudge.Judge(Run(declared, costly), new() { Overheads = new(GuestTime.FromMicroseconds(50), GuestTime.Zero) });
        Assert.That(report.Judged, Is.SupersetOf(new[] { "rta-overheads accepts, and the run misses nothing.", "rta accepts, and the simulation misses nothing." }));
        Assert.That(report.Judged, Has.None.EqualTo("rta accepts, and the run misses nothing."));
    }

    private static AgreementSettings With(string name, Func<IReadOnlyList<AnalysisTask>, AnalysisResult> analyse) =>
        new() { Tests = [new(name, SchedulingPolicy.FixedPriority, (tasks, _) => analyse(tasks))] };

    // Burns by the ms, for 300 ms, priorities in their order.
    private static Taskset Of((long Wcet, long Period)[] tasks) => new("tight", [.. tasks.Select((task, index) => new RealTimeTask($"t{index}", "burn", GuestTime.FromMilliseconds(task.Period))
    {
        Wcet = GuestTime.FromMilliseconds(task.Wcet),
        Priority = index,
        Jobs = (int)Releases.Before(Duration, GuestTime.Zero, GuestTime.FromMilliseconds(task.Period)),
    })])
    { Duration = Duration, TraceDetail = TraceDetail.Schedule };

    private static RealTimeTask Later(RealTimeTask task, int milliseconds)
    {
        var offset = GuestTime.FromMilliseconds(milliseconds);
        return task with { Offset = offset, Jobs = (int)Releases.Before(Duration, offset, task.Period) };
    }

    // The same events as another taskset's run.
    private static Trace Run(Taskset taskset, Trace trace, bool withSlices = true)
    {
        var builder = new TraceBuilder(taskset);
        if (withSlices)
            foreach (var slice in trace.Slices) builder.Add(slice);
        foreach (var happened in trace.Events) builder.Add(happened);
        return builder.Build();
    }
}
