using Distributor.Model;

namespace Distributor.Analysis.Tests;

public sealed class UtilisationTests
{
    [TestCase(10, 20, 15, 30, false)]
    [TestCase(10, 20, 16, 30, true)]
    [TestCase(1, 3, 2, 3, false)]
    public void A_full_processor_is_not_above_one(int wcet, int period, int otherWcet, int otherPeriod, bool above) =>
        Assert.That(Utilisation.IsAboveOne([(Ms(wcet), Ms(period)), (Ms(otherWcet), Ms(otherPeriod))]), Is.EqualTo(above));

    [Test]
    public void What_is_not_known_and_what_is_released_once_counts_nothing() =>
        Assert.That(Utilisation.IsAboveOne([(null, Ms(1)), (Ms(5), GuestTime.Zero), (Ms(10), Ms(10))]), Is.False);

    private static GuestTime Ms(int milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
