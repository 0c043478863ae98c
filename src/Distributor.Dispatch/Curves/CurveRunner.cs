using System.Globalization;
using Distributor.Analysis;
using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Overheads;
using Distributor.Dispatch.Calibration;
using Distributor.Model;

namespace Distributor.Dispatch.Curves;

/// <summary>Makes curves: asks tests on all processors of the host, and executes tasksets on machines of one kind.</summary>
/// <param name="open">Executes; null when no curve wants that.</param>
/// <param name="overheads">For the tests that count them; null when no curve asks those.</param>
/// <param name="finished">Executions that are there already.</param>
public sealed class CurveRunner(OpenDistributor? open, KernelOverheads? overheads, FinishedRuns finished)
{
    /// <summary>What sessions tell a guest that optimizes. Default: nothing.</summary>
    public SessionParameters Session { get; init; } = SessionParameters.None;

    /// <summary>
    /// The curve. Throws <see cref="CalibrationException"/> when it asks for tests whose overheads are not known, <see cref="ArgumentException"/> when it executes
    /// without machines, <see cref="OperationCanceledException"/>, and what generator and tests throw.
    /// </summary>
    /// <param name="curve">Which.</param>
    /// <param name="ran">Is told of each execution that has ended. Null: nobody.</param>
    /// <param name="cancellationToken">Ends it; executions that have ended are in the results file.</param>
    public async Task<MeasuredCurve> RunAsync(CurveDeclaration curve, Action<Run>? ran, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var tests = Tests(curve);
        var remarks = new List<string>();
        var members = new List<FamilyMember>();
        foreach (var sweep in curve.Sweeps)
        {
            // Off the caller's thread: it keeps all processors busy for a while.
            var theory = await Task.Run(() => AcceptanceCurve.Of(sweep, tests, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
            var series = theory.Series.ToDictionary(one => one.Test);
            foreach (var execution in curve.Executions)
                series[execution] = await ExecuteAsync(curve, sweep, execution, ran, remarks, cancellationToken).ConfigureAwait(false);
            members.Add(new(curve.Parameter.Of(sweep), new(sweep, [.. curve.Tests.Select(test => series[test])])));
        }
        return new(curve, new(curve.Parameter, members), remarks);
    }

    private SchedulabilityTest[] Tests(CurveDeclaration curve)
    {
        IEnumerable<SchedulabilityTest> known = [.. SchedulabilityTest.All(), .. overheads is null ? [] : SchedulabilityTest.With(overheads)];
        var missing = curve.Tests.Except(curve.Executions).Except(known.Select(test => test.Name)).ToArray();
        if (missing.Length > 0)
            throw new CalibrationException($"{curve.Name} asks {string.Join(", ", missing)}, which needs the overheads of a kernel: `distributor calibrate --overheads` measures them.");
        return [.. curve.Tests.SelectMany(name => known.Where(test => test.Name == name))];
    }

    private async Task<AcceptanceSeries> ExecuteAsync(
        CurveDeclaration curve, AcceptanceSweep sweep, string execution, Action<Run>? ran, List<string> remarks, CancellationToken cancellationToken)
    {
        if (open is null || curve.Duration is not { } duration) throw new ArgumentException($"{curve.Name} executes tasksets, which needs machines and a duration.", nameof(curve));
        var series = new ExecutedSeries(execution, sweep.Utilisations.Count);
        var pointOf = new Dictionary<Taskset, int>(ReferenceEqualityComparer.Instance);
        await foreach (var run in open.Distributor.RunAllAsync(Missing(), cancellationToken).ConfigureAwait(false))
        {
            pointOf.Remove(run.Taskset, out var point);
            series.Add(point, run.Verdict, run.TimingSuspect ?? run.Bad ?? run.Skipped);
            ran?.Invoke(run);
        }
        var built = series.Build();
        if (built.Points.Sum(point => point.Bad) is > 0 and var bad)
            remarks.Add($"{curve.Name}: {bad} of {sweep.Utilisations.Count * sweep.SetsPerPoint} runs of {execution} count nowhere. The first: {series.FirstBad}");
        return built;

        // Those that have no result yet. All points get on alike.
        IEnumerable<Taskset> Missing()
        {
            for (var number = 0; number < sweep.SetsPerPoint; number++)
            {
                for (var point = 0; point < sweep.Utilisations.Count; point++)
                {
                    var taskset = Taskset(curve, sweep, execution, point, number, duration) with { Session = Session };
                    if (finished.Take(taskset, open) is { } done) series.Add(point, done.Verdict, done.TimingSuspect);
                    else
                    {
                        pointOf[taskset] = point;
                        yield return taskset;
                    }
                }
            }
        }
    }

    private static Taskset Taskset(CurveDeclaration curve, AcceptanceSweep sweep, string execution, int point, int number, GuestTime duration)
    {
        var utilisation = sweep.Utilisations[point];
        var name = string.Create(CultureInfo.InvariantCulture, $"{curve.Name}.{execution}.{curve.Parameter.Name}-{curve.Parameter.Of(sweep):0.######}.utilisation-{utilisation:0.######}.set-{number}");
        return sweep.Taskset(utilisation, number).ToTaskset(name, CurveDeclaration.PolicyOf(execution), duration);
    }
}
