using Distributor.Model;

namespace Distributor.Machines.Tests;

public sealed class NextWordTests
{
    [Test]
    public void A_guest_that_skips_a_release_is_given_two_periods_of_its_slowest_task() =>
        Assert.That(NextWord.LongestQuiet(new("t", [Task(10), Task(500)])), Is.EqualTo(GuestTime.FromMilliseconds(1_000)));

    [Test]
    public void Offsets_come_before_the_first_release() =>
        Assert.That(NextWord.LongestQuiet(new("t", [Task(10) with { Offset = GuestTime.FromSeconds(60) }])), Is.EqualTo(GuestTime.FromMilliseconds(60_020)));

    [TestCase(8, 1_000, 2_500)]
    [TestCase(null, 1_000, 1_000)]
    public void In_virtual_time_guest_time_may_cost_what_its_instructions_cost_a_slow_host(int? nanoseconds, int guest, int host) =>
        Assert.That(new GuestClock(nanoseconds).MostHostTime(GuestTime.FromMilliseconds(guest)), Is.EqualTo(TimeSpan.FromMilliseconds(host)));

    private static RealTimeTask Task(int period) => new("a", "burn", GuestTime.FromMilliseconds(period));
}
