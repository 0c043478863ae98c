using Distributor.Model.Measures;

namespace Distributor.Model.Tests;

public sealed class ExecutionTimesTests
{
    private static readonly Taskset Two = new("s", [new("a", "burn", Us(50)) { Jobs = 2 }, new("b", "burn", Us(100))]);

    [Test]
    public void Without_a_schedule_a_job_executed_while_it_was_alone()
    {
        // a: 0 to 10, b: 5 to 25, a again: 50 to 62.
        var trace = Trace.Of(Two,
        [
            new(EventKind.Start, 0, Us(0)), new(EventKind.Start, 1, Us(5)), new(EventKind.Exit, 0, Us(10)), new(EventKind.Exit, 1, Us(25)),
            new(EventKind.Start, 0, Us(50)), new(EventKind.ExitPeriod, 0, Us(62)),
        ]);
        Assert.That(Of(trace), Is.EqualTo(new GuestTime?[] { Us(5), Us(15), Us(12) }));
    }

    [Test]
    public void With_a_schedule_it_executed_while_it_had_the_processor()
    {
        var builder = new TraceBuilder(Two);
        foreach (var slice in new Slice[] { new(0, 0, Us(0), Us(4)), new(1, 0, Us(4), Us(6)), new(0, 0, Us(6), Us(10)) }) builder.Add(slice);
        foreach (var happened in new TraceEvent[] { new(EventKind.Start, 0, Us(0)), new(EventKind.Start, 1, Us(4)), new(EventKind.Exit, 1, Us(6)), new(EventKind.Exit, 0, Us(10)) }) builder.Add(happened);
        Assert.That(Of(builder.Build()), Is.EqualTo(new GuestTime?[] { Us(8), Us(2) }));
    }

    [Test]
    public void A_job_not_seen_to_end_is_not_told_of_and_disturbs_the_others() => Assert.That(
        Of(Trace.Of(Two, [new(EventKind.Start, 1, Us(0)), new(EventKind.Start, 0, Us(0)), new(EventKind.Exit, 0, Us(10))])), Is.EqualTo(new GuestTime?[] { null, Us(0) }));

    [Test]
    public void Where_times_are_whole_ms_a_job_executed_a_ms_less_than_it_seems_and_only_if_it_was_alone()
    {
        var (ms, task) = (GuestTime.FromMilliseconds(1), new RealTimeTask("a", "burn", GuestTime.FromMilliseconds(50)));
        Assert.That(Of(Trace.Of(new("s", [task]), [new(EventKind.Start, 0, ms), new(EventKind.Exit, 0, ms * 8)])), Is.EqualTo(new GuestTime?[] { ms * 6 }));
        Assert.That(Of(Trace.Of(new("s", [task, task with { Name = "b" }]),
            [new(EventKind.Start, 0, ms), new(EventKind.Start, 1, ms * 2), new(EventKind.Exit, 1, ms * 3), new(EventKind.Exit, 0, ms * 8)])), Is.EqualTo(new GuestTime?[] { default(GuestTime), default(GuestTime) }));
    }

    private static GuestTime?[] Of(Trace trace)
    {
        var times = new ExecutionTimes(trace);
        return [.. trace.Jobs.Select(times.AtLeast)];
    }

    private static GuestTime Us(int microseconds) => GuestTime.FromMicroseconds(microseconds);
}
