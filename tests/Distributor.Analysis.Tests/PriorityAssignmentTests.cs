using Distributor.Model;

namespace Distributor.Analysis.Tests;

public sealed class PriorityAssignmentTests
{
    [Test]
    public void Rate_monotonic_gives_the_shortest_period_the_highest_priority() =>
        Assert.That(PriorityAssignment.RateMonotonic([Task(30), Task(10), Task(20)]).Select(task => task.Priority), Is.EqualTo(new[] { 2, 0, 1 }));

    [Test]
    public void Deadline_monotonic_looks_at_the_deadline_and_not_at_the_period() =>
        Assert.That(PriorityAssignment.DeadlineMonotonic([Task(10), Task(30) with { RelativeDeadline = Ms(5) }]).Select(task => task.Priority),
            Is.EqualTo(new[] { 1, 0 }));

    [Test]
    public void Equal_periods_keep_their_order() =>
        Assert.That(PriorityAssignment.RateMonotonic([Task(10), Task(10), Task(5)]).Select(task => task.Priority), Is.EqualTo(new[] { 1, 2, 0 }));

    [Test]
    public void A_task_without_a_period_comes_last() =>
        Assert.That(PriorityAssignment.RateMonotonic([Task(0), Task(10)]).Select(task => task.Priority), Is.EqualTo(new[] { 1, 0 }));

    private static RealTimeTask Task(int period) => new("t", "burn", Ms(period));

    private static GuestTime Ms(int milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
