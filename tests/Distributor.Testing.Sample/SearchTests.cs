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

    [AcceptanceCurve(Tests = "rta, execution-fp", Tasks = "3", Utilisation = "0.6, 0.98", Count = 8, Periods = "{ kind: log-uniform, min: 10 ms, max: 50 ms, granularity: 1 ms }", Duration = "200 ms")]
    public void Is_declared_here(MeasuredCurve measured) => Assert.That(measured.Curve["execution-fp"].Points, Is.EqualTo(measured.Curve["rta"].Points));

    [AcceptanceCurve(Tests = "rtta, execution-fp", Tasks = "3", Utilisation = "0.6, 0.98", Count = -1)]
    public void Has_mistakes(MeasuredCurve measured) => Assert.That(measured, Is.Not.Null);

    [AcceptanceCurve("curves/curves.yaml", Count = 8, Tasks = "3")]
    public void Says_it_twice(MeasuredCurve measured) => Assert.That(measured, Is.Not.Null);

    [AcceptanceCurve("curves/curves.yaml", Curve = "large")]
    public void Is_not_there(MeasuredCurve measured) => Assert.That(measured, Is.Not.Null);

    [AcceptanceCurve("curves/curves.yaml")]
    public void Takes_no_curve(Taskset taskset) => Assert.That(taskset, Is.Not.Null);
}
