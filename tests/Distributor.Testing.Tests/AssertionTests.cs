using Distributor.Dispatch;
using Distributor.Model;
using Distributor.Testing.Assertions;
using NUnit.Framework.Constraints;
using static Distributor.Model.EventKind;

namespace Distributor.Testing.Tests;

/// <summary>What constraints accept, and what they say of what they do not.</summary>
public sealed class AssertionTests
{
    private static readonly Taskset Taskset = new("two", [new("a", "burn", Ms(10)) { Jobs = 3 }, new("b", "burn", Ms(50))]) { Location = new("two.yaml", 3, 3) };

    // a responds in 1 ms, is killed, responds in 3 ms; b in 31 ms.
    private static readonly Trace Trace = Trace.Of(Taskset, [
        At(Start, 0, 0), At(Start, 1, 0), At(Exit, 0, 1), At(Start, 0, 10), At(ExitPeriod, 0, 20), At(Start, 0, 30), At(Exit, 1, 31), At(Exit, 0, 33), At(JobsDone, 1, 33), At(JobsDone, 0, 33)]);

    private static readonly Run Run = new(Taskset, Trace, Bad: null, [
        new("machine-1", "machine-1 was lost", default, default, default), new("machine-2", null, default, default, default)]);

    private static TestCaseData[] Right { get; } =
    [
        new(Has.DeadlinesMet("b")), new(Has.DeadlineMissed()), new(Has.ResponseTime("b", atMost: "31 ms")), new(Has.ResponseTime("a", atMost: "3 ms", percentile: 66)),
        new(Has.ResponseJitter("a", atMost: "2 ms")), new(Has.Events(ExitPeriod, "a", exactly: 1)), new(Has.Events(Start, atLeast: 4)), new(Has.Events(OutOfQuota, exactly: 0)),
        new(Has.EventOrder((Start, "b"), (ExitPeriod, "a"), (Exit, "b"))), new(Has.JobsDone("b")), new(Has.JobsDone("a", 2)), new(Has.FirmDeadlines("a", 2, 3)),
        new(Has.Preemptions("b", atMost: 2)), new(!Has.DeadlinesMet()), new(Has.DeadlinesMet("b") & Has.JobsDone("b")),
    ];

    [TestCaseSource(nameof(Right))]
    public void What_a_trace_has_passes(IResolveConstraint constraint) => Assert.That(Run, constraint);

    private static TestCaseData[] Wrong { get; } =
    [
        new(Has.DeadlinesMet(), "  Expected: all deadlines met\n  Observed: 1 of 4 jobs missed.\n  a job 1: released at 10 ms, due at 20 ms, EXIT_PERIOD at 20 ms\na "),
        new(Has.DeadlineMissed("b"), "  Expected: a missed deadline of b\n  Observed: 1 job, none missed"),
        new(Has.ResponseTime("a", atMost: "2 ms"), "  Expected: response times of a of at most 2 ms\n  Observed: 2 of 3 jobs from 1 ms to 3 ms, 1 censored.\n2 of 3 jobs slower or without a response."),
        new(Has.ResponseTime("a", atMost: "2 ms", percentile: 90), "in 90 % of the jobs\n  Observed: the 90 % percentile is unknown; 2 of 3 jobs from 1 ms to 3 ms, 1 censored."),
        new(Has.ResponseJitter("a", atMost: "1 ms"), "  Expected: a response-time jitter of a of at most 1 ms\n  Observed: 2 ms: 2 of 3 jobs from 1 ms to 3 ms, 1 censored\n  a job 0: released at 0 ms, due at 10 ms, EXIT at 1 ms\n  a job 2: released at 30 ms,"),
        new(Has.Events(ExitPeriod, "a", exactly: 0), "  Expected: EXIT_PERIOD of a 0 times\n  Observed: 1\n  a job 1: released at 10 ms, due at 20 ms, EXIT_PERIOD at 20 ms\n"),
        new(Has.Events(OutOfCaps, atLeast: 1), "  Expected: OUT_OF_CAPS at least 1 times\n  Observed: 0\n"),
        new(Has.EventOrder((Exit, "b"), (ExitPeriod, "a")), "  Expected: the order EXIT b, EXIT_PERIOD a\n  Observed: no EXIT_PERIOD a after EXIT b, in:\n     31000 EXIT          b\n     33000 EXIT          a\n"),
        new(Has.JobsDone("a"), "  Expected: all jobs of a done\n  Observed: 2 of 3 jobs ended with EXIT, 3 expected\n  a job 1: released at 10 ms"),
        new(Has.FirmDeadlines("a", 3, 3), "  Expected: at least 3 of any 3 consecutive deadlines of a met\n  Observed: jobs 0 to 1: 1 of 2 jobs missed."),
        new(Has.Preemptions("b", atMost: 0), "  Expected: 0 preemptions of b\n  Observed: 1, counted in events: an upper bound, since the trace has no schedule\n  b job 0: released at 0 ms, due at 50 ms, EXIT at 31 ms\n"),
        new(Has.Preemptions("a", atLeast: 1), "  Expected: at least 1 preemptions of a\n  Observed: 0, counted in events: an upper bound"),
        new(Has.Utilisation(atMost: 0.9), "  Expected: a utilisation from 0 to 0.9\n  Observed: unknown: the trace has no schedule. Set `trace: schedule`"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_a_trace_has_not_fails_with_taskset_machine_and_attempt_and_draws_the_jobs_at_fault(TraceConstraint constraint, string message)
    {
        var told = Message(Run, constraint);
        Assert.That(told, Does.StartWith("two (two.yaml:3:3) on machine-2, attempt 2:\n").And.Contain(message));
        Assert.That(told.Contains(", a column is ", StringComparison.Ordinal), Is.EqualTo(told.Contains(" job ", StringComparison.Ordinal)), told);
    }

    [Test]
    public void Of_a_long_trace_the_order_of_events_tells_20() => Assert.That(
        Message(new Run(Taskset, Trace.Of(Taskset, [.. Enumerable.Range(0, 50).SelectMany(job => new[] { At(Start, 0, 10 * job), At(Exit, 0, 10 * job + 1) })]), null, []), Has.EventOrder((Exit, "a"), (Exit, "b"))),
        Does.EndWith("\n    100000 START         a\n  and 79 more\n").And.Contain("no EXIT b after EXIT a, in:\n      1000 EXIT          a\n"));

    [Test]
    public void The_share_of_the_processor_is_told_by_the_schedule()
    {
        // a runs first; b has the processor from 1 ms to 31 ms.
        var builder = new TraceBuilder(Taskset);
        foreach (var happened in Trace.Events) builder.Add(happened);
        builder.Add(new Slice(0, 0, Ms(0), Ms(1)));
        builder.Add(new Slice(1, 0, Ms(1), Ms(31)));
        builder.Add(new Slice(0, 2, Ms(31), Ms(33)));
        var scheduled = builder.Build();
        Assert.That(scheduled, Has.Utilisation() & Has.Utilisation("b", atLeast: 0.9, atMost: 0.91) & Has.Preemptions("b", exactly: 0));
        Assert.That(Message(scheduled, Has.Utilisation("b", atMost: 0.5)), Is.EqualTo("two (two.yaml:3:3):\n  Expected: a utilisation of b from 0 to 0.5\n  Observed: 0.909\n"));
    }

    [Test]
    public void A_taskset_that_was_not_run_has_nothing_and_says_so() =>
        Assert.That(Message(new Run(Taskset, null, "There is no program `burn`.", []), Has.DeadlinesMet()), Does.Contain("Observed: No machine could run two. There is no program `burn`."));

    [TestCase("c", "5 ms", "Taskset two has no task `c`. Its tasks are a, b.")]
    [TestCase("a", "5", "`5` is no time: a time needs a unit, as in `5 ms`.")]
    public void An_unknown_task_and_a_text_that_is_no_time_are_mistakes_of_the_test(string task, string time, string message) =>
        Assert.That(() => Has.ResponseTime(task, atMost: time).ApplyTo(Run), Throws.ArgumentException.With.Message.StartsWith(message));

    private static string Message(object run, Constraint constraint)
    {
        using var writer = new NUnit.Framework.Internal.TextMessageWriter();
        var result = constraint.ApplyTo(run);
        Assert.That(result.IsSuccess, Is.False);
        result.WriteMessageTo(writer);
        return writer.ToString().ReplaceLineEndings("\n");
    }

    private static TraceEvent At(EventKind kind, int task, int milliseconds) => new(kind, task, Ms(milliseconds));

    private static GuestTime Ms(long milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
