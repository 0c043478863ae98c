using Distributor.Model;

namespace Distributor.Analysis.Tests;

public sealed class ReleasesTests
{
    [TestCase(60, 0, 20, 3)]
    [TestCase(61, 0, 20, 4)]
    [TestCase(60, 59, 20, 1)]
    [TestCase(60, 60, 20, 0)]
    [TestCase(60, 10, 0, 1)]
    public void Releases_before_a_duration_are_counted_and_the_one_at_its_end_is_not(int duration, int offset, int period, int releases) =>
        Assert.That(Releases.Before(Ms(duration), Ms(offset), Ms(period)), Is.EqualTo(releases));

    [Test]
    public void They_are_as_many_as_one_counts_by_hand([Range(1, 30)] int duration, [Values(0, 3, 7)] int offset, [Values(1, 4, 9)] int period)
    {
        var byHand = Enumerable.Range(0, 100).Count(job => offset + job * period < duration);
        Assert.That(Releases.Before(Ms(duration), Ms(offset), Ms(period)), Is.EqualTo(byHand));
    }

    private static GuestTime Ms(int milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
