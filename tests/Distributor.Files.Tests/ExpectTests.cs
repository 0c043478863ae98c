using Distributor.Files.Reading;
using Distributor.Model;
using static Distributor.Files.Tests.Yaml;

namespace Distributor.Files.Tests;

public sealed class ExpectTests
{
    [Test]
    public void All_that_can_be_expected_is_read()
    {
        var expect = Expect("""
            { deadlines: missed, tasks: { a: { ends: [EXIT, EXIT_PERIOD], response-time: { min: 1 ms, max: 5 ms },
                    events: { EXIT_PERIOD: 3, OUT_OF_QUOTA: at least 1, START: 1..3 }, jobs-done: true }, b: { ends: EXIT } } }
            """);
        Assert.That(expect.Deadlines, Is.EqualTo(DeadlineExpectation.Missed));
        var (a, b) = (expect.Tasks[0], expect.Tasks[1]);
        Assert.That((a.Task, a.ShortestResponse, a.LongestResponse, a.JobsDone),
            Is.EqualTo(("a", (GuestTime?)GuestTime.FromMilliseconds(1), (GuestTime?)GuestTime.FromMilliseconds(5), (bool?)true)));
        Assert.That(a.Ends, Is.EqualTo(new[] { EventKind.Exit, EventKind.ExitPeriod }));
        Assert.That(a.Events, Is.EqualTo(new EventCount[] { new(EventKind.Start, 1, 3), new(EventKind.ExitPeriod, 3, 3), new(EventKind.OutOfQuota, 1) }));
        Assert.That((b.Task, b.Ends.Single(), b.Events.Count, b.JobsDone), Is.EqualTo(("b", EventKind.Exit, 0, (bool?)null)));
    }

    [TestCase("3", 3, 3)]
    [TestCase("at least 1", 1, int.MaxValue)]
    [TestCase("at most 2", 0, 2)]
    [TestCase("more than 1", 2, int.MaxValue)]
    [TestCase("fewer than 2", 0, 1)]
    [TestCase(">= 1", 1, int.MaxValue)]
    [TestCase("<=2", 0, 2)]
    [TestCase("> 1", 2, int.MaxValue)]
    [TestCase("< 2", 0, 1)]
    [TestCase("1..3", 1, 3)]
    public void A_number_of_events_is_exact_or_has_bounds(string text, int least, int most)
    {
        Assert.That(CountText.TryRead(text, out var readLeast, out var readMost));
        Assert.That((readLeast, readMost), Is.EqualTo((least, most)));
    }

    [TestCase("3..1")]
    [TestCase("-1")]
    [TestCase("< 0")]
    [TestCase("about 3")]
    [TestCase("99999999999")]
    public void What_is_none_is_told(string text) =>
        Assert.That(Mistake($"{{ tasks: {{ a: {{ events: {{ EXIT: {text} }} }} }} }}".Replace("< 0", "'< 0'", StringComparison.Ordinal)),
            Does.Contain($"`EXIT: {text}` is no number of events: expected a number, `at least 1`, `at most 2` or `1..3`."));

    [TestCase("{ deadline: met }", "Unknown key `deadline` in `expect`: did you mean `deadlines`?")]
    [TestCase("{ deadlines: meet }", "`deadlines: meet`: did you mean `met`?")]
    [TestCase("{ analysis: agree }", "`analysis: agree`: did you mean `agrees`?")]
    [TestCase("{ tasks: { A: {} } }", "Unknown key `A` in `expect: tasks`, which names tasks of the taskset")]
    [TestCase("{ tasks: { a: { end: EXIT } } }", "Unknown key `end` in `expect` of task `a`: did you mean `ends`?")]
    [TestCase("{ tasks: { a: { ends: EXIT_PERIODE } } }", "`ends: EXIT_PERIODE`: did you mean `EXIT_PERIOD`?")]
    [TestCase("{ tasks: { a: { ends: START } } }", "`ends: START`: ")]
    [TestCase("{ tasks: { a: { ends: [] } } }", "`ends: []` lets no job end: name at least one way.")]
    [TestCase("{ tasks: { a: { response-time: { max: 5 } } } }", "`max: 5` is no time: a time needs a unit, as in `5 ms`.")]
    [TestCase("{ tasks: { a: { response-time: { min: 5 ms, max: 4 ms } } } }", "No response time is at least 5 ms and at most 4 ms.")]
    [TestCase("{ tasks: { a: { response-time: 5 ms } } }", "`response-time: 5 ms`: expected bounds, as in `response-time: { max: 5 ms }`.")]
    [TestCase("{ tasks: { a: { events: { EXITS: 1 } } } }", "Unknown key `EXITS` in `events`: did you mean `EXIT`?")]
    [TestCase("{ tasks: { a: { jobs-done: yep } } }", "`jobs-done: yep`: expected true or false")]
    public void A_mistake_in_it_is_told_with_what_was_meant(string expect, string message) => Assert.That(Mistake(expect), Does.Contain(message));

    [Test]
    public void Agreement_with_analysis_asks_for_the_schedule_unless_the_file_says_otherwise()
    {
        var tasksets = Read("tasksets: { a: { tasks: { a: {} }, expect: { analysis: agrees } }, b: { trace: events, tasks: { a: {} }, expect: { analysis: agrees } }, c: { tasks: { a: {} } } }");
        Assert.That(tasksets.Select(taskset => (taskset.Expect.AnalysisAgrees, taskset.TraceDetail)),
            Is.EqualTo(new[] { (true, TraceDetail.Schedule), (true, TraceDetail.Events), (false, TraceDetail.Events) }));
    }

    [Test]
    public void Every_variant_is_held_against_the_same() => Assert.That(
        Read("tasksets: { t: { tasks: { a: { argument: [1, 2] } }, expect: { tasks: { a: { ends: EXIT } } } } }").Select(taskset => taskset.Expect.Tasks.Single().Task),
        Is.EqualTo(new[] { "a", "a" }));

    private static Expectation Expect(string expect) => Read(File(expect)).Single().Expect;

    private static string Mistake(string expect) => Mistakes(File(expect)).Single();

    private static string File(string expect) => $"tasksets:\n  t:\n    tasks: {{ a: {{}}, b: {{}} }}\n    expect: {expect}";
}
