using Distributor.Model.Measures;
using static Distributor.Model.EventKind;

namespace Distributor.Model.Tests;

public sealed class MeasureTests
{
    private static readonly Taskset One = new("one", [new("a", "burn", Ms(10)) { Jobs = 4 }]);
    private static readonly Taskset Two = new("two", [new("low", "burn", Ms(100)), new("high", "burn", Ms(10)) { Jobs = 2 }]);

    [Test]
    public void Response_times_tell_their_extremes_and_how_many_jobs_are_censored()
    {
        var times = new ResponseTimes(Jobs(1, 3, null, 2).Jobs);
        Assert.That((times.Jobs, times.Censored, times.Shortest, times.Longest, times.Jitter), Is.EqualTo((4, 1, Ms(1), Ms(3), Ms(2))));
        Assert.That($"{times}", Is.EqualTo("3 of 4 jobs from 1 ms to 3 ms, 1 censored"));
    }

    [TestCase(25, 1)]
    [TestCase(26, 2)]
    [TestCase(75, 3)]
    public void A_percentile_is_the_nearest_rank_of_all_jobs(double percent, int expected) =>
        Assert.That(new ResponseTimes(Jobs(1, 3, null, 2).Jobs).Percentile(percent), Is.EqualTo(Ms(expected)));

    [Test]
    public void A_percentile_that_falls_among_censored_jobs_is_unknown() =>
        Assert.That(new ResponseTimes(Jobs(1, 3, null, 2).Jobs).Percentile(76), Is.Null);

    [Test]
    public void Firm_deadlines_allow_so_many_misses_in_each_window()
    {
        var trace = Jobs(null, 1, 1, null);
        Assert.That(FirmDeadlines.FirstViolation(trace, trace.Jobs, 2, 3), Is.Empty);
        Assert.That(FirmDeadlines.FirstViolation(trace, trace.Jobs, 3, 4).Select(job => job.Index), Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [Test]
    public void Preemptions_are_counted_in_the_schedule_and_bounded_by_the_events()
    {
        var builder = new TraceBuilder(Two);
        foreach (var (kind, task, time) in ((EventKind, int, int)[])[(Start, 0, 0), (Start, 1, 1), (Exit, 1, 2), (Start, 1, 11), (Exit, 1, 12), (Exit, 0, 15)])
            builder.Add(new TraceEvent(kind, task, Ms(time)));
        Assert.That(Preemptions.Of(builder.Build(), builder.Build().Jobs[0]), Is.EqualTo(2));
        // The first release of the other task came before the job ran.
        foreach (var (task, job, from, to) in ((int, int, int, int)[])[(1, 0, 1, 2), (0, 0, 2, 11), (1, 1, 11, 12), (0, 0, 12, 15)])
            builder.Add(new Slice(task, job, Ms(from), Ms(to)));
        Assert.That(Preemptions.Of(builder.Build(), builder.Build().Jobs[0]), Is.EqualTo(1));
        Assert.That(ProcessorUse.Of(builder.Build()), Is.EqualTo(14 / 15.0).Within(1e-9));
        Assert.That(ProcessorUse.Of(builder.Build(), "high"), Is.EqualTo(2 / 15.0).Within(1e-9));
    }

    [Test]
    public void A_drawing_has_a_row_a_task()
    {
        var trace = Jobs(5, null);
        Assert.That(Gantt.Around(trace, [trace.Jobs[1]]), Is.EqualTo(
            $"a {new string('.', 7)}{new string('=', 50)}!{new string('.', 6)}\nfrom 8600 us, a column is 200 us; = released and not ended, # on the processor, | ended in time, ! missed"));
    }

    [Test]
    public void A_job_that_misses_long_after_the_first_does_not_make_that_a_point()
    {
        var trace = Jobs([null, .. Enumerable.Repeat<int?>(1, 500), null]);
        Assert.That(Gantt.Around(trace, [trace.Jobs[0], trace.Jobs[^1]]), Is.EqualTo(Gantt.Around(trace, [trace.Jobs[0]])));
    }

    [Test]
    public void A_job_that_was_refused_is_drawn_as_wide_as_its_deadline()
    {
        var trace = Trace.Of(One, [new(NotScheduled, 0, Ms(0))]);
        Assert.That(Gantt.Around(trace, trace.Jobs), Does.StartWith("a !....").And.Contain("a column is 200 us"));
    }

    [Test]
    public void Of_many_tasks_those_that_do_nothing_have_no_row()
    {
        var tasks = Enumerable.Range(0, 20).Select(task => new RealTimeTask($"t{task}", "burn", Ms(10)));
        var trace = Trace.Of(new("many", [.. tasks]), [new(Start, 3, Ms(0)), new(Exit, 3, Ms(10))]);
        var lines = Gantt.Around(trace, trace.Jobs).Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.StartWith("t3 ="));
        Assert.That(lines[1], Does.EndWith("; 19 tasks do nothing here"));
    }

    [Test]
    public void Nothing_is_drawn_around_no_job() => Assert.That(Gantt.Around(Jobs(1), []), Is.Empty);

    /// <summary>Jobs of one task with a period of 10 ms: their response times, and null for one that is killed at its next release.</summary>
    private static Trace Jobs(params int?[] responses) => Trace.Of(One, responses.SelectMany((response, job) => new[]
    {
        new TraceEvent(Start, 0, Ms(job * 10)), new TraceEvent(response is null ? ExitPeriod : Exit, 0, Ms(job * 10 + (response ?? 10))),
    }));

    private static GuestTime Ms(long milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
