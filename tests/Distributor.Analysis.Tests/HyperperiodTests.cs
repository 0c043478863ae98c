using Distributor.Model;

namespace Distributor.Analysis.Tests;

public sealed class HyperperiodTests
{
    [TestCase(new[] { 20, 30 }, 60)]
    [TestCase(new[] { 5, 50, 4 }, 100)]
    [TestCase(new[] { 7 }, 7)]
    [TestCase(new[] { 0, 10 }, 10, TestName = "A task that is released once does not count")]
    public void It_is_the_least_common_multiple_of_the_periods(int[] periods, int hyperperiod)
    {
        Assert.That(Hyperperiod.TryOf(periods.Select(Ms), out var observed));
        Assert.That(observed, Is.EqualTo(Ms(hyperperiod)));
    }

    [Test]
    public void One_that_cannot_be_told_is_told_and_not_wrong() =>
        Assert.That(Hyperperiod.TryOf([new(9_223_372_036_854_775_783), new(2)], out _), Is.False);

    [Test]
    public void Without_a_period_there_is_none() => Assert.That(Hyperperiod.TryOf([GuestTime.Zero], out _), Is.False);

    [Test]
    public void Every_period_divides_it_and_no_half_of_it_does([Random(1, 60, 20)] int first, [Random(1, 60, 5)] int second)
    {
        Assert.That(Hyperperiod.TryOf([Ms(first), Ms(second)], out var hyperperiod));
        var shortest = Enumerable.Range(1, first * second).First(time => time % first == 0 && time % second == 0);
        Assert.That(hyperperiod, Is.EqualTo(Ms(shortest)), $"{first} and {second} ms");
    }

    private static GuestTime Ms(int milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
