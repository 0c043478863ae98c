using static Distributor.Model.EventKind;

namespace Distributor.Model.Tests;

public sealed class TaskExpectationTests
{
    private static readonly Taskset Two = new("two", [new("a", "burn", Ms(20)) { Jobs = 2 }, new("b", "burn", Ms(20))]);

    private static readonly Trace Overrun = Trace.Of(Two,
    [
        new(Start, 0, Ms(0)), new(Start, 1, Ms(0)), new(Exit, 0, Ms(4)), new(Exit, 1, Ms(9)), new(JobsDone, 1, Ms(9)),
        new(Start, 0, Ms(20)), new(ExitPeriod, 0, Ms(40)), new(JobsDone, 0, Ms(40)),
    ]);

    [Test]
    public void What_holds_has_no_failures() => Assert.That(Failures(
        new("a") { Ends = [Exit, ExitPeriod], Events = [new(ExitPeriod, 1, 1), new(OutOfQuota, 0, 0), new(Start, 1)], JobsDone = true },
        new("b") { Ends = [Exit], LongestResponse = Ms(9), ShortestResponse = Ms(9) }), Is.Empty);

    [Test]
    public void A_job_that_ends_otherwise_is_named_with_its_release_and_end() => AssertFails(new("a") { Ends = [Exit] },
        "two, task a: Expected its jobs to end with EXIT, observed 1 of 2 jobs ended otherwise.\n"
        + "  a job 1: released at 20 ms, due at 40 ms, EXIT_PERIOD at 40 ms");

    [Test]
    public void A_job_that_responds_late_is_named_with_the_bound() => AssertFails(new("b") { LongestResponse = Ms(8) },
        "two, task b: Expected response times of at most 8 ms, observed 1 of 1 job slower or without a response.\n"
        + "  b job 0: released at 0 ms, due at 20 ms, EXIT at 9 ms");

    [Test]
    public void A_killed_job_never_responded_however_long_the_bound_is() => AssertFails(new("a") { LongestResponse = Ms(1000) },
        "two, task a: Expected response times of at most 1 s, observed 1 of 2 jobs slower or without a response.\n"
        + "  a job 1: released at 20 ms, due at 40 ms, EXIT_PERIOD at 40 ms");

    [Test]
    public void A_job_that_responds_early_is_named_too() => AssertFails(new("a") { ShortestResponse = Ms(5) },
        "two, task a: Expected response times of at least 5 ms, observed 1 of 2 jobs faster.\n"
        + "  a job 0: released at 0 ms, due at 20 ms, EXIT at 4 ms");

    [TestCase(2, 2, "two, task a: Expected EXIT_PERIOD 2 times, observed 1.")]
    [TestCase(2, int.MaxValue, "two, task a: Expected EXIT_PERIOD at least 2 times, observed 1.")]
    [TestCase(0, 0, "two, task a: Expected EXIT_PERIOD 0 times, observed 1.")]
    [TestCase(2, 4, "two, task a: Expected EXIT_PERIOD 2..4 times, observed 1.")]
    public void Events_are_counted(int least, int most, string failure) =>
        AssertFails(new("a") { Events = [new(ExitPeriod, least, most)] }, failure + "\n  a job 1: released at 20 ms, due at 40 ms, EXIT_PERIOD at 40 ms");

    [Test]
    public void The_jobs_at_fault_can_be_drawn() => Assert.That(
        new Expectation(DeadlineExpectation.Met) { Tasks = [new("a") { ShortestResponse = Ms(5), Ends = [Exit] }, new("b") { JobsDone = false }] }.FailedJobs(Overrun),
        Is.EqualTo(new[] { Overrun.Jobs[2], Overrun.Jobs[0] }));

    [Test]
    public void Jobs_that_are_done_are_not_expected_to_be_left() =>
        AssertFails(new("a") { JobsDone = false }, "two, task a: Expected no JOBS_DONE, observed one.");

    [Test]
    public void A_job_that_is_not_seen_to_end_fails_every_expectation_of_ends_and_responses()
    {
        var trace = Trace.Of(Two, [new(Start, 0, Ms(0))]);
        var failures = new Expectation { Tasks = [new("a") { Ends = [Exit], LongestResponse = Ms(9), ShortestResponse = Ms(1), JobsDone = true }] }.Failures(trace);
        Assert.That(failures, Has.Count.EqualTo(4));
        Assert.That(failures[0], Does.EndWith("a job 0: released at 0 ms, due at 20 ms, not seen to end"));
    }

    [Test]
    public void A_task_that_released_nothing_fails_rather_than_holds_for_all_of_its_no_jobs() => Assert.That(
        new Expectation { Tasks = [new("b") { Ends = [Exit], LongestResponse = Ms(9) }] }.Failures(Trace.Of(Two, [])), Is.EqualTo(new[]
        {
            "two, task b: Expected its jobs to end with EXIT, observed no job.",
            "two, task b: Expected response times of at most 9 ms, observed no job.",
        }));

    [Test]
    public void A_task_that_is_not_there_is_a_failure_and_not_a_success() =>
        AssertFails(new("c") { JobsDone = true }, "two, task c: Expected of a task that the taskset has not; its tasks are a, b.");

    [Test]
    public void All_failures_are_told_at_once() => Assert.That(
        new Expectation(DeadlineExpectation.Met) { Tasks = [new("a") { Ends = [Exit] }, new("b") { JobsDone = false }] }.Failures(Overrun), Has.Count.EqualTo(3));

    private static void AssertFails(TaskExpectation expect, string failure) => Assert.That(Failures(expect), Is.EqualTo(new[] { failure }));

    private static IReadOnlyList<string> Failures(params TaskExpectation[] tasks) => new Expectation { Tasks = tasks }.Failures(Overrun);

    private static GuestTime Ms(long milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
