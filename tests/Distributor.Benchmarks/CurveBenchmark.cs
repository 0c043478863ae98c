using Distributor.Analysis;
using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Generation;
using Distributor.Model;

namespace Distributor.Benchmarks;

/// <summary>Acceptance curves.</summary>
internal static class CurveBenchmark
{
    private const int Points = 20, Sets = 1000, Tasks = 10;

    public static Benchmark Theory { get; } = new("curve", $"{Points} points up to U = 0.99, {Sets} sets of {Tasks} tasks each: RTA, QPA and the simulation of both", "s", "at most 10 s", async () =>
    {
        var (shortest, step) = (GuestTime.FromMilliseconds(1), GuestTime.FromMicroseconds(1));
        var sweep = new AcceptanceSweep(new(Tasks, 0.5m, new LogUniformPeriods(shortest, shortest * 1000, step)) { WcetGranularity = step },
            [.. Enumerable.Range(1, Points).Select(point => 0.99m * point / Points)], Sets, Seed: 1);
        var tests = SchedulabilityTest.All().Where(test => test.Name is "rta" or "qpa" or "simulation-fp" or "simulation-edf").ToArray();
        var values = await Benchmark.TimeAsync(5, () =>
        {
            var curve = AcceptanceCurve.Of(sweep, tests);
            if (curve.Series.Any(series => series.Points.Any(point => point.Undecided > 0))) throw new InvalidOperationException("A taskset was undecided.");
            return Task.CompletedTask;
        });
        return [.. values.Select(value => value / 1000)];
    });
}
