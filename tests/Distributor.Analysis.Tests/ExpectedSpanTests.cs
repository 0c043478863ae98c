using Distributor.Model;

namespace Distributor.Analysis.Tests;

public sealed class ExpectedSpanTests
{
    [Test]
    public void A_taskset_lasts_until_the_last_deadline_of_its_slowest_task() =>
        Assert.That(ExpectedSpan.Of(new("two", [new("a", "burn", Ms(10)) { Jobs = 3, Offset = Ms(5) }, new("b", "burn", Ms(40)) { RelativeDeadline = Ms(20) }])), Is.EqualTo(Ms(35)));

    [Test]
    public void A_duration_says_how_long_it_lasts() => Assert.That(ExpectedSpan.Of(new("a", [new("a", "burn", Ms(10))]) { Duration = Ms(95) }), Is.EqualTo(Ms(95)));

    private static GuestTime Ms(long milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
