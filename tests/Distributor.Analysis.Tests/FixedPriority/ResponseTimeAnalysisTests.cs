using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Tests.Brute;
using Distributor.Model;

namespace Distributor.Analysis.Tests.FixedPriority;

public sealed class ResponseTimeAnalysisTests
{
    [Test]
    public void Responses_are_those_of_the_schedule_from_the_critical_instant_also_beyond_periods_and_with_jitter() => RandomTasks.ForSeeds(600, random =>
    {
        var tasks = RandomTasks.Next(random, period => random.Next(1, 40), utilisation: 1)
            .Select(task => task with { Jitter = new(random.Next(3) == 0 ? random.Next(0, 8) : 0) }).ToArray();
        var expected = new TickSchedule(tasks, TickSchedule.Synchronous(tasks), Horizon(tasks), edf: false).Responses;
        var result = ResponseTimeAnalysis.Preemptive(tasks);
        var observed = result.Responses.Select(response => response.Response!.Value.Nanoseconds);
        if (!observed.SequenceEqual(expected)) return (tasks, $"R = {string.Join(" ", observed)}, schedule {string.Join(" ", expected)}");
        return (tasks, result.Verdict is AnalysisVerdict.Accepts == ResponseTimeAnalysis.Accepts(tasks) ? null : "the fast test differs");
    });

    [Test]
    public void Non_preemptive_responses_are_those_of_the_schedule_in_which_the_longest_lower_job_began_a_tick_before() => RandomTasks.ForSeeds(600, random =>
    {
        var tasks = RandomTasks.Next(random, period => random.Next(1, 40), utilisation: 1);
        var result = ResponseTimeAnalysis.NonPreemptive(tasks);
        for (var task = 0; task < tasks.Count; task++)
        {
            // The blocker's other releases come later, and below the task's level they matter no more.
            var blocker = tasks.Skip(task + 1).MaxBy(lower => lower.Wcet.Nanoseconds);
            var level = tasks.Take(task + 1).ToList();
            if (blocker is not null) level.Add(blocker);
            var blocks = blocker is not null && blocker.Wcet.Nanoseconds > 1;
            var releases = TickSchedule.Periodic(level, [.. level.Select(one => blocks && !ReferenceEquals(one, blocker) ? 1L : 0)]);
            var schedule = new TickSchedule(level, index => index <= task ? releases(index) : releases(index).Take(blocks ? 1 : 0), Horizon(tasks), edf: false, preemptive: false);
            if (schedule.Responses[task] != result.Responses[task].Response!.Value.Nanoseconds)
                return (tasks, $"{tasks[task].Name}: R = {result.Responses[task].Response}, schedule {schedule.Responses[task]}");
        }
        return (tasks, null);
    });

    [Test]
    public void Tasks_of_equal_priority_interfere_with_each_other_and_the_test_is_only_sufficient()
    {
        var result = ResponseTimeAnalysis.Preemptive([.. Notation.Tasks("1/4 2/8").Select(task => task with { Priority = 7 })]);
        Assert.That(Notation.Responses(result), Is.EqualTo("3 3"));
        Assert.That(result.Exactness, Is.EqualTo(Exactness.Sufficient));
    }

    [Test]
    public void What_a_sufficient_test_does_not_accept_is_undecided_unless_nobody_could_schedule_it()
    {
        AnalysisTask[] blocked = [AnalysisTask.Of("a", 2, 4) with { Blocking = new(3) }];
        Assert.That(ResponseTimeAnalysis.Preemptive(blocked).Verdict, Is.EqualTo(AnalysisVerdict.Undecided));
        AnalysisTask[] impossible = [AnalysisTask.Of("a", 5, 8, 4) with { Blocking = new(3) }];
        var result = ResponseTimeAnalysis.Preemptive(impossible);
        Assert.That((result.Verdict, result.Warnings[0]), Is.EqualTo((AnalysisVerdict.Rejects, "a: WCET 5 ns above deadline 4 ns.")));
    }

    [Test]
    public void Responses_that_outlive_a_period_hold_for_late_jobs_that_finish()
    {
        Assert.That(ResponseTimeAnalysis.Preemptive(Notation.Tasks("26/70 62/100/118")).AssumedOverrun, Is.EqualTo(OverrunPolicy.FinishLate));
        Assert.That(ResponseTimeAnalysis.Preemptive(Notation.Tasks("1/4 1/5")).AssumedOverrun, Is.Null);
    }

    [Test]
    public void A_full_processor_with_blocking_has_bounded_responses() =>
        Assert.That(Notation.Responses(ResponseTimeAnalysis.Preemptive([AnalysisTask.Of("a", 2, 4), AnalysisTask.Of("b", 4, 8) with { Priority = 1, Blocking = new(3) }])), Is.EqualTo("2 15"));

    [Test]
    public void A_task_that_is_released_once_interferes_once()
    {
        AnalysisTask[] tasks = [AnalysisTask.Of("once", 3, long.MaxValue), AnalysisTask.Of("b", 2, 6) with { Priority = 1 }];
        Assert.That(Notation.Responses(ResponseTimeAnalysis.Preemptive(tasks)), Is.EqualTo("3 5"));
    }

    [Test]
    public void Numbers_that_cannot_be_computed_with_are_undecided_and_not_wrong()
    {
        AnalysisTask[] tasks = [AnalysisTask.Of("a", long.MaxValue / 2, long.MaxValue - 1), AnalysisTask.Of("b", long.MaxValue / 2, long.MaxValue - 2) with { Priority = 1 }];
        Assert.That(ResponseTimeAnalysis.Preemptive([.. tasks, AnalysisTask.Of("c", 5, long.MaxValue - 4) with { Priority = 2 }]).Verdict, Is.Not.EqualTo(AnalysisVerdict.Accepts));
    }

    [Test]
    public void A_taskset_without_a_WCET_names_the_tasks_that_lack_it()
    {
        var taskset = new Taskset("s", [new("a", "burn", new(10)), new("b", "burn", new(10)) { Wcet = new(1) }]);
        Assert.That(AnalysisTask.TryOf(taskset, out _, out var reason), Is.False);
        Assert.That(reason, Is.EqualTo("No `wcet` of a: an analysis needs that of every task."));
    }

    [Test]
    public void What_a_taskset_says_for_theory_is_in_its_analysis()
    {
        var task = new RealTimeTask("a", "burn", new(100)) { Wcet = new(10), Jitter = new(2), Blocking = new(3), NonPreemptiveSection = new(4) };
        Assert.That(AnalysisTask.TryOf(new("s", [task, task with { NonPreemptiveSection = GuestTime.MaxValue }]), out var tasks, out _));
        Assert.That((tasks[0].Jitter, tasks[0].Blocking, tasks[0].NonPreemptiveSection, tasks[1].NonPreemptiveSection),
            Is.EqualTo((new GuestTime(2), new GuestTime(3), new GuestTime(4), new GuestTime(10))));
    }

    private static long Horizon(IEnumerable<AnalysisTask> tasks)
    {
        Assert.That(Hyperperiod.TryOf(tasks.Select(task => task.Period), out var hyperperiod));
        return Math.Min(hyperperiod.Nanoseconds * 2 + 60, 2000);
    }
}
