using Distributor.Dispatch.Curves;
using Distributor.Model;
using Distributor.Testing.Assertions;
using Distributor.Testing.Theory;

namespace Distributor.Testing.Sample;

/// <summary>Properties and curves, of which the first does not hold: EDF's test, held for that of fixed priorities.</summary>
public sealed class SearchTests
{
    [Test]
    public Task Whatever_needs_no_more_than_the_processor_meets_its_deadlines() => TasksetProperty.HoldsAsync(
        new RandomTasksets { Tasks = (2, 6), Utilisation = (0.95m, 1) }.Generator, Has.DeadlinesMet(),
        where: taskset => (taskset with { Policy = SchedulingPolicy.EarliestDeadlineFirst }).IsAcceptedBy("edf-utilisation"));

    [AcceptanceCurve("curves/curves.yaml")]
    public void Is_judged(MeasuredCurve measured) => Assert.That(measured.Curve["execution-fp"].Points, Is.EqualTo(measured.Curve["rta"].Points));

    [AcceptanceCurve("curves/curves.yaml", Curve = "large")]
    public void Is_not_there(MeasuredCurve measured) => Assert.That(measured, Is.Not.Null);

    [AcceptanceCurve("curves/curves.yaml")]
    public void Takes_no_curve(Taskset taskset) => Assert.That(taskset, Is.Not.Null);
}
