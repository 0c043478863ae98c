using Distributor.Analysis.Acceptance;

namespace Distributor.Analysis.Tests.Acceptance;

public sealed class ProportionTests
{
    // 81 of 263 and 15 of 148: R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I, method 3.
    [TestCase(81, 263, 0.2553, 0.3662)]
    [TestCase(15, 148, 0.0624, 0.1605)]
    [TestCase(0, 20, 0.0000, 0.1611)]
    [TestCase(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_the_published_one(int count, int all, double low, double high)
    {
        var interval = WilsonInterval.Of(count, all);
        Assert.That(interval.Low, Is.EqualTo(low).Within(0.00005));
        Assert.That(interval.High, Is.EqualTo(high).Within(0.00005));
    }

    [Test]
    public void All_of_all_reach_one() => Assert.That(WilsonInterval.Of(20, 20).High, Is.EqualTo(1));

    [Test]
    public void Weighted_schedulability_counts_heavy_tasksets_for_more()
    {
        // (0.5 * 10 + 1.0 * 5) / (0.5 * 10 + 1.0 * 10)
        var series = new AcceptanceSeries("rta", [new(10, 0, 0), new(5, 5, 0)]);
        Assert.That(series.Weighted([0.5m, 1.0m]), Is.EqualTo(10.0 / 15).Within(1e-12));
    }

    [Test]
    public void What_does_not_count_has_no_weight()
    {
        var series = new AcceptanceSeries("execution-fp", [new(1, 1, 0) { Bad = 8 }, new(0, 0, 0) { Bad = 10 }]);
        Assert.That(series.Points[0].Ratio, Is.EqualTo(0.5));
        Assert.That(series.Weighted([0.5m, 1.0m]), Is.EqualTo(0.5));
        Assert.That(new AcceptanceSeries("x", [new(0, 0, 0) { Bad = 1 }]).Weighted([0.5m]), Is.Null);
    }

    [Test]
    public void What_a_test_cannot_decide_it_has_not_accepted() => Assert.That(new AcceptanceTally(3, 0, 1).Ratio, Is.EqualTo(0.75));
}
