using Distributor.Dispatch.Curves;
using Distributor.Testing.Theory;
using NUnit.Framework;

namespace Experiments.Acceptance;

/// <summary>Rate-monotonic priorities against EDF, as theory, simulation and execution: all three accept the same share at each utilisation.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AcceptanceTests
{
    [AcceptanceCurve("acceptance/acceptance.yaml", Curve = "quick"), Category("theory")]
    public void Theory_simulation_and_execution_accept_the_same(MeasuredCurve measured)
    {
        var curve = measured.Curve;
        Assert.Multiple(() =>
        {
            Assert.That(curve["simulation-fp"].Points, Is.EqualTo(curve["rta"].Points));
            Assert.That(curve["execution-fp"].Points, Is.EqualTo(curve["rta"].Points));
            Assert.That(curve["simulation-edf"].Points, Is.EqualTo(curve["qpa"].Points));
            Assert.That(curve["execution-edf"].Points, Is.EqualTo(curve["qpa"].Points));
            Assert.That(curve["qpa"].Weighted(curve.Sweep.Utilisations), Is.GreaterThan(curve["rta"].Weighted(curve.Sweep.Utilisations)!));
        });
    }
}
