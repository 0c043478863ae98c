using Distributor.Model;
using static Distributor.Model.EventKind;

namespace Distributor.Model.Tests;

public sealed class TraceTests
{
    private static readonly Taskset TwoJobs = new("two", [new("a", "burn", Ms(20)) { Jobs = 2 }]);

    [Test]
    public void Times_count_from_the_first_release()
    {
        var trace = Of(TwoJobs, (Start, 5_012), (Exit, 5_013), (Start, 5_032), (Exit, 5_034), (JobsDone, 5_034));
        Assert.That(trace.Jobs.Select(job => (job.Release, job.ResponseTime)), Is.EqualTo(new[] { (Ms(0), (GuestTime?)Ms(1)), (Ms(20), Ms(2)) }));
    }

    [Test]
    public void A_job_that_ends_exactly_at_its_deadline_meets_it() =>
        Assert.That(Of(TwoJobs, (Start, 0), (Exit, 20), (Start, 20), (Exit, 21), (JobsDone, 21)).Verdict, Is.EqualTo(ObservedVerdict.Met));

    [Test]
    public void A_job_that_ends_after_its_explicit_deadline_misses_it()
    {
        var early = new Taskset("early", [new("a", "burn", Ms(20)) { RelativeDeadline = Ms(5) }]);
        Assert.That(Of(early, (Start, 0), (Exit, 6), (JobsDone, 6)).Verdict, Is.EqualTo(ObservedVerdict.Missed));
    }

    [TestCase(ExitPeriod)]
    [TestCase(ExitCritical)]
    [TestCase(ExitError)]
    [TestCase(ExitExternal)]
    [TestCase(OutOfQuota)]
    [TestCase(OutOfCaps)]
    public void A_job_that_did_not_return_by_itself_misses(EventKind end) =>
        Assert.That(Of(TwoJobs, (Start, 0), (end, 1), (Start, 20), (Exit, 21), (JobsDone, 21)).Verdict, Is.EqualTo(ObservedVerdict.Missed));

    [Test]
    public void A_refused_job_has_neither_start_nor_end_and_misses()
    {
        var trace = Of(TwoJobs, (NotScheduled, 0), (NotScheduled, 20), (JobsDone, 20));
        Assert.That(trace.Verdict, Is.EqualTo(ObservedVerdict.Missed));
        Assert.That(trace.Jobs.Select(job => job.End), Is.EqualTo(new GuestTime?[] { null, null }));
    }

    [Test]
    public void A_trace_without_misses_that_stops_early_is_incomplete() =>
        Assert.That(Of(TwoJobs, (Start, 0), (Exit, 1), (Start, 20)).Verdict, Is.EqualTo(ObservedVerdict.Incomplete));

    [Test]
    public void An_end_without_a_start_is_no_trace() => AssertInvalid("no job of the task has started", (Exit, 1));

    [Test]
    public void Two_starts_without_an_end_are_no_trace() => AssertInvalid("has not ended", (Start, 0), (Start, 20));

    [Test]
    public void Jobs_that_are_done_too_early_are_no_trace() => AssertInvalid("only 1 of its 2 jobs", (Start, 0), (Exit, 1), (JobsDone, 1));

    [Test]
    public void Where_a_duration_ends_the_releases_a_job_that_overran_costs_the_release_that_it_skipped()
    {
        var lasting = new Taskset("lasting", [new("a", "burn", Ms(20)) { Jobs = 3 }]) { Duration = Ms(60) };
        Assert.That(Of(lasting, (Start, 0), (ExitPeriod, 20), (Start, 40), (Exit, 41), (JobsDone, 41)).IsFinished);
        Assert.That(() => Of(lasting, (Start, 0), (Exit, 1), (Start, 20), (Exit, 21), (JobsDone, 21)),
            Throws.TypeOf<InvalidTraceException>().With.Message.Contains("only 2 of its 3 jobs"));
    }

    [Test]
    public void An_event_of_an_unknown_task_is_no_trace() =>
        Assert.That(() => Trace.Of(TwoJobs, [new(Start, 1, Ms(0))]), Throws.TypeOf<InvalidTraceException>().With.Message.Contains("tasks 0 to 0"));

    [Test]
    public void The_canonical_text_has_a_line_an_event_in_microseconds() =>
        Assert.That(Of(TwoJobs, (Start, 7), (ExitPeriod, 27)).ToCanonicalText(), Is.EqualTo("         0 START         a\n     20000 EXIT_PERIOD   a\n"));

    private static void AssertInvalid(string why, params (EventKind, int)[] events) =>
        Assert.That(() => Of(TwoJobs, events), Throws.TypeOf<InvalidTraceException>().With.Message.Contains(why));

    private static Trace Of(Taskset taskset, params (EventKind Kind, int Milliseconds)[] events) =>
        Trace.Of(taskset, events.Select(happened => new TraceEvent(happened.Kind, 0, Ms(happened.Milliseconds))));

    private static GuestTime Ms(long milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
