using Distributor.Analysis.Generation;
using Distributor.Model;

namespace Distributor.Files.Tests;

public sealed class CurveTests
{
    private const string Generate = "generate: { tasks: [8, 4], utilisation: [0.5, 0.7..0.9 step 0.1], count: 30, seed: 7, periods: { kind: log-uniform, min: 10 ms, max: 100 ms } }";

    [Test]
    public void A_curve_is_a_sweep_of_utilisations_for_each_number_of_tasks()
    {
        var curve = TasksetFile.Parse("f.yaml", $$"""
            curves:
              fp-against-edf:
                description: Who accepts more?
                {{Generate}}
                tests: [rta, execution-edf]
                duration: 500 ms
            """).Curves.Single();
        Assert.That((curve.Name, curve.Description, curve.Duration), Is.EqualTo(("fp-against-edf", "Who accepts more?", (GuestTime?)GuestTime.FromMilliseconds(500))));
        Assert.That(curve.Location!.ToString(), Is.EqualTo("f.yaml:2:3"));
        Assert.That(curve.Tests, Is.EqualTo(new[] { "rta", "execution-edf" }));
        Assert.That(curve.Executions, Is.EqualTo(new[] { "execution-edf" }));
        Assert.That(curve.Sweeps.Select(sweep => sweep.Generator.Tasks), Is.EqualTo(new[] { 4, 8 }));
        foreach (var sweep in curve.Sweeps)
        {
            Assert.That(sweep.Utilisations, Is.EqualTo(new[] { 0.5m, 0.7m, 0.8m, 0.9m }));
            Assert.That((sweep.SetsPerPoint, sweep.Seed, sweep.Generator.WcetGranularity), Is.EqualTo((30, 7UL, GuestTime.FromMicroseconds(1))));
            Assert.That(sweep.Generator.Periods, Is.InstanceOf<LogUniformPeriods>());
        }
    }

    [TestCase("deadlines: [implicit, 0..0.5 step 0.25]", "deadlines", new[] { 0, 0.25, 0.5, 1 })]
    [TestCase("method: rand-fixed-sum, max-utilisation: [0.5, 0.25]", "max-utilisation", new[] { 0.25, 0.5 })]
    public void Any_list_besides_utilisation_is_a_second_parameter(string list, string parameter, double[] values)
    {
        var curve = TasksetFile.Parse("f.yaml", $"curves:\n  c:\n    tests: [rta]\n    generate: {{ tasks: 5, utilisation: 0.5, {list}, periods: automotive }}\n").Curves.Single();
        Assert.That(curve.Parameter.Name, Is.EqualTo(parameter));
        Assert.That(curve.Sweeps.Select(curve.Parameter.Of), Is.EqualTo(values.Select(value => (decimal)value)));
    }

    [TestCase("tests: [rta]\n    generate: { tasks: [2, 3], utilisation: 0.5, deadlines: [0, 1], periods: automotive }", "A curve has one parameter besides `utilisation`, and `tasks` is a list already")]
    [TestCase("tests: [rta]", "A curve needs `generate`")]
    [TestCase(Generate, "A curve needs `tests`, a list of liu-layland, ")]
    [TestCase(Generate + "\n    tests: [rtta]", "`rtta` is no test: did you mean `rta`?")]
    [TestCase(Generate + "\n    tests: [execution-fp]", "An execution needs a `duration`")]
    [TestCase(Generate + "\n    tests: [rta]\n    sets: 4", "Unknown key `sets` in curve `c`: ")]
    [TestCase("tests: [rta]\n    generate: { tasks: 2, utilisation: 3, periods: automotive }", "2 tasks of at most 1 each have no utilisation of 3")]
    public void A_mistake_is_told_with_what_was_expected(string body, string message)
    {
        var file = TasksetFile.Parse("f.yaml", $"curves:\n  c:\n    {body}\n");
        Assert.That(file.Errors.Select(error => error.Message), Has.Some.Contains(message));
        Assert.That(file.Curves, Is.Empty);
    }

    [Test]
    public void Tasksets_and_curves_share_a_file()
    {
        var file = TasksetFile.Parse("f.yaml", $"tasksets: {{ t: {{ tasks: {{ a: {{}} }} }} }}\ncurves:\n  c:\n    {Generate}\n    tests: [qpa]\n");
        Assert.That((file.Errors.Count, file.Tasksets.Count, file.Curves.Count), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public void A_file_of_neither_is_told() => Assert.That(Yaml.Mistakes("{}").Single(), Does.Contain("The file has no `tasksets:`."));
}
