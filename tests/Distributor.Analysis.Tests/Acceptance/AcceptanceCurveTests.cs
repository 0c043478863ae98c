using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Generation;
using Distributor.Model;

namespace Distributor.Analysis.Tests.Acceptance;

public sealed class AcceptanceCurveTests
{
    private static readonly GuestTime Ms1 = GuestTime.FromMilliseconds(1);

    private static readonly AcceptanceSweep Sweep =
        new(new(5, 0.5m, new LogUniformPeriods(Ms1, Ms1 * 100, Ms1)) { WcetGranularity = GuestTime.FromMicroseconds(1) }, [0.6m, 0.8m, 0.95m, 1.05m], 60, Seed: 10);

    private static readonly AcceptanceCurve Curve = AcceptanceCurve.Of(Sweep, SchedulabilityTest.All());

    [Test]
    public void However_many_processors_there_are_the_curve_is_the_same([Values(1, 2, 7)] int processors)
    {
        var curve = AcceptanceCurve.Of(Sweep, SchedulabilityTest.All(), processors);
        Assert.That(Text(curve), Is.EqualTo(Text(Curve)));
    }

    [Test]
    public void Simulation_accepts_exactly_what_the_exact_tests_accept()
    {
        Assert.That(Curve["simulation-fp"].Points, Is.EqualTo(Curve["rta"].Points));
        Assert.That(Curve["simulation-edf"].Points, Is.EqualTo(Curve["qpa"].Points));
        Assert.That(Curve["rta"].Points.Select(point => point.Accepted), Is.Not.All.EqualTo(0).And.Not.All.EqualTo(60), "the sweep shows nothing");
    }

    [Test]
    public void Sufficient_tests_accept_no_more_than_the_exact_one_and_in_the_order_of_the_literature()
    {
        for (var point = 0; point < Sweep.Utilisations.Count; point++)
        {
            var accepted = new[] { "liu-layland", "hyperbolic", "rta", "qpa" }.Select(test => Curve[test].Points[point].Accepted).ToArray();
            Assert.That(accepted, Is.Ordered, $"at U = {Sweep.Utilisations[point]}");
        }
        Assert.That(Curve["qpa"].Points.Select(point => point.Accepted), Is.EqualTo(new[] { 60, 60, 60, 0 }), "EDF accepts implicit deadlines up to U = 1");
    }

    [Test]
    public void A_taskset_depends_on_its_place_alone()
    {
        var other = Sweep with { Utilisations = [0.8m], SetsPerPoint = 1 };
        Assert.That(other.Taskset(0.8m, 3).Tasks, Is.EqualTo(Sweep.Taskset(0.8m, 3).Tasks));
        Assert.That(other.Taskset(0.8m, 4).Tasks, Is.Not.EqualTo(Sweep.Taskset(0.8m, 3).Tasks));
        Assert.That((other with { Seed = 11 }).Taskset(0.8m, 3).Tasks, Is.Not.EqualTo(Sweep.Taskset(0.8m, 3).Tasks));
    }

    [Test]
    public void A_test_that_is_made_for_other_tasksets_has_no_ratio()
    {
        var sweep = Sweep with { Generator = Sweep.Generator with { LeastDeadlineShare = 0.2m }, SetsPerPoint = 5 };
        var point = AcceptanceCurve.Of(sweep, [.. SchedulabilityTest.All().Where(test => test.Name == "liu-layland")])["liu-layland"].Points[0];
        Assert.That((point.NotApplicable, point.Ratio, point.Interval), Is.EqualTo((5, (double?)null, (WilsonInterval?)null)));
    }

    [Test]
    public void Settings_that_cannot_be_are_told_as_the_generator_tells_them() =>
        Assert.That(() => AcceptanceCurve.Of(Sweep with { Utilisations = [7m] }, SchedulabilityTest.All()), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("total utilisation of 5 tasks"));

    [Test]
    public void A_cancelled_curve_ends() =>
        Assert.That(() => AcceptanceCurve.Of(Sweep, SchedulabilityTest.All(), cancellationToken: new(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

    private static string Text(AcceptanceCurve curve) => string.Join('\n', curve.Series.Select(series => $"{series.Test}: {string.Join(", ", series.Points)}"));
}
