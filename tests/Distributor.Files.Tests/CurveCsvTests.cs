using System.Globalization;
using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Generation;
using Distributor.Files.Curves;

namespace Distributor.Files.Tests;

public sealed class CurveCsvTests
{
    private static readonly AcceptanceCurve Curve = new(new(new(3, 0.5m, new AutomotivePeriods()), [0.5m, 0.75m], 10, Seed: 1),
        [new("rta", [new(10, 0, 0), new(4, 6, 0)]), new("execution-fp", [new(9, 0, 0) { Bad = 1 }, new(0, 0, 0) { Bad = 10 }])]);

    [Test]
    [SetCulture("de-DE")]
    public void A_row_has_the_counts_and_the_interval_with_points_on_every_host() => Assert.That(CurveCsv.Write(Curve), Is.EqualTo("""
        utilisation,test,sets,accepted,rejected,undecided,not_applicable,bad,ratio,low,high
        0.5,rta,10,10,0,0,0,0,1,0.7225,1
        0.5,execution-fp,10,9,0,0,0,1,1,0.7009,1
        0.75,rta,10,4,6,0,0,0,0.4,0.1682,0.6873
        0.75,execution-fp,10,0,0,0,0,10,,,

        """));

    [Test]
    public void A_second_parameter_is_the_first_column()
    {
        var rows = CurveCsv.Write(new AcceptanceFamily(SweepParameter.Tasks, [new(3, Curve), new(4, Curve)])).Split('\n');
        Assert.That(rows[0], Does.StartWith("tasks,utilisation,").And.EndsWith(",high,weighted"));
        Assert.That(rows[1], Is.EqualTo("3,0.5,rta,10,10,0,0,0,0,1,0.7225,1," + (8 / 12.5).ToString(CultureInfo.InvariantCulture)));
        Assert.That(rows, Has.Length.EqualTo(10));
    }
}
