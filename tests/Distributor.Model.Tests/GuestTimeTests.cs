using Distributor.Model;

namespace Distributor.Model.Tests;

public sealed class GuestTimeTests
{
    [TestCase(10_000_000, "10 ms")]
    [TestCase(2_000_000_000, "2 s")]
    [TestCase(1_500_000, "1500 us")]
    [TestCase(7, "7 ns")]
    [TestCase(0, "0 ms")]
    public void A_time_is_written_in_the_largest_unit_without_a_fraction(long nanoseconds, string text) =>
        Assert.That(new GuestTime(nanoseconds).ToString(), Is.EqualTo(text));

    [TestCase(1_999, 1)]
    [TestCase(-1, -1)]
    [TestCase(-2_000, -2)]
    public void Microseconds_are_rounded_down(long nanoseconds, long microseconds) =>
        Assert.That(new GuestTime(nanoseconds).Microseconds, Is.EqualTo(microseconds));

    [Test]
    public void A_time_that_does_not_fit_is_an_error_and_not_a_wrong_time() =>
        Assert.That(() => GuestTime.FromSeconds(1) * long.MaxValue, Throws.TypeOf<OverflowException>());
}
