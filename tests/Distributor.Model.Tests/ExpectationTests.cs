using Distributor.Model;

namespace Distributor.Model.Tests;

public sealed class ExpectationTests
{
    private static readonly Taskset OneJob = new("one", [new("a", "burn", GuestTime.FromMilliseconds(20))]);
    private static readonly Trace Met = Run(EventKind.Exit, 10);
    private static readonly Trace Missed = Run(EventKind.ExitPeriod, 20);

    [Test]
    public void What_holds_has_no_failures()
    {
        Assert.That(new Expectation(DeadlineExpectation.Met).Failures(Met), Is.Empty);
        Assert.That(new Expectation(DeadlineExpectation.Missed).Failures(Missed), Is.Empty);
        Assert.That(new Expectation().Failures(Missed), Is.Empty);
    }

    [Test]
    public void A_missed_deadline_names_task_job_release_due_and_end() =>
        Assert.That(new Expectation(DeadlineExpectation.Met).Failures(Missed), Is.EqualTo(new[]
        {
            "one: Expected all deadlines met, observed missed: 1 of 1 job missed.\n  a job 0: released at 0 ms, due at 20 ms, EXIT_PERIOD at 20 ms",
        }));

    [Test]
    public void A_miss_that_did_not_happen_is_a_failure() =>
        Assert.That(new Expectation(DeadlineExpectation.Missed).Failures(Met), Is.EqualTo(new[]
        {
            "one: Expected a missed deadline, observed met: 1 job, none late.",
        }));

    [Test]
    public void An_incomplete_trace_fails_both_expectations()
    {
        var incomplete = Trace.Of(OneJob, [new(EventKind.Start, 0, GuestTime.Zero)]);
        Assert.That(new Expectation(DeadlineExpectation.Met).Failures(incomplete), Has.Count.EqualTo(1));
        Assert.That(new Expectation(DeadlineExpectation.Missed).Failures(incomplete), Has.Count.EqualTo(1));
    }

    private static Trace Run(EventKind end, int milliseconds) => Trace.Of(OneJob,
    [
        new(EventKind.Start, 0, GuestTime.Zero),
        new(end, 0, GuestTime.FromMilliseconds(milliseconds)),
        new(EventKind.JobsDone, 0, GuestTime.FromMilliseconds(milliseconds)),
    ]);
}
