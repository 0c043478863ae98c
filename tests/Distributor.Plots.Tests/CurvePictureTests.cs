using System.Buffers.Binary;
using System.Xml.Linq;
using Distributor.Analysis;
using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Generation;
using Distributor.Model;

namespace Distributor.Plots.Tests;

public sealed class CurvePictureTests
{
    private static readonly GuestTime Ms1 = GuestTime.FromMilliseconds(1);

    private static readonly AcceptanceSweep Sweep = new(new(5, 0.5m, new LogUniformPeriods(Ms1, Ms1 * 100, Ms1)), [.. Enumerable.Range(10, 10).Select(point => point / 20m)], 40, Seed: 10);

    private static readonly AcceptanceCurve Curve = WithExecution(AcceptanceCurve.Of(Sweep, [.. SchedulabilityTest.All().Where(test => !test.Name.Contains("non-preemptive", StringComparison.Ordinal))]));

    [Test]
    public void The_picture_names_every_test_and_the_tasksets()
    {
        var svg = Texts(CurvePicture.Of(Curve).ToSvg());
        foreach (var series in Curve.Series) Assert.That(svg, Does.Contain(series.Test));
        Assert.That(svg, Is.SupersetOf(new[] { "5 tasks, periods 1 ms to 100 ms (log-uniform), implicit deadlines", "40 tasksets a point, seed 10; 95 % Wilson intervals", "acceptance ratio" }));
    }

    [Test]
    public void The_largest_utilisation_of_a_task_is_told_where_it_is_limited()
    {
        var limited = Curve with { Sweep = Sweep with { Generator = Sweep.Generator with { MostUtilisation = 0.5m } } };
        Assert.That(Texts(CurvePicture.Of(limited).ToSvg()), Has.Some.StartsWith("5 tasks, each of at most 0.5, periods 1 ms to 100 ms"));
    }

    [Test]
    public void A_PNG_has_the_size_that_is_told()
    {
        var png = CurvePicture.Of(Curve).ToPng();
        Keep("curve.png", png);
        Assert.That(png.Take(4), Is.EqualTo(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }));
        Assert.That((BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))), Is.EqualTo((900, 540)));
    }

    [Test]
    public void A_second_parameter_is_the_axis_of_weighted_schedulability()
    {
        var family = new AcceptanceFamily(SweepParameter.Tasks, [.. new[] { 2, 5, 10 }.Select(value => new FamilyMember(value,
            AcceptanceCurve.Of(Sweep with { Generator = Sweep.Generator with { Tasks = value } }, [.. SchedulabilityTest.All().Where(test => test.Name is "rta" or "liu-layland")])))]);
        var picture = CurvePicture.Of(family);
        Keep("family.png", picture.ToPng());
        Assert.That(Texts(picture.ToSvg()), Is.SupersetOf(new[] { "tasks", "weighted schedulability", "rta" }));
    }

    [Test]
    public void A_curve_without_a_single_point_is_still_a_picture()
    {
        var curve = new AcceptanceCurve(Sweep, [new("execution-fp", [.. Sweep.Utilisations.Select(_ => new AcceptanceTally(0, 0, 0) { Bad = 40 })])]);
        Assert.That(Texts(CurvePicture.Of(curve).ToSvg()), Does.Contain("utilisation"));
    }

    private static AcceptanceCurve WithExecution(AcceptanceCurve curve) =>
        curve with { Series = [.. curve.Series, new("execution-fp", [.. curve["rta"].Points.Select(point => new AcceptanceTally(point.Accepted / 2, (40 - point.Accepted) / 2, 0))])] };

    private static IReadOnlyList<string> Texts(string svg) => [.. XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim())];

    // To look at: the pictures are kept as attachments.
    private static void Keep(string name, byte[] picture)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, name);
        File.WriteAllBytes(path, picture);
        TestContext.AddTestAttachment(path);
    }
}
