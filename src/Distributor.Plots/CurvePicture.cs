using Distributor.Analysis.Acceptance;
using ScottPlot;

namespace Distributor.Plots;

/// <summary>
/// Draws acceptance curves: a line a test, with its 95 % interval around it. Simulations are rings, and executions squares with their interval as a bar, in the
/// colour of the test that they can be held against.
/// </summary>
public static class CurvePicture
{
    /// <summary>The share of tasksets that each test accepts, over their utilisation.</summary>
    public static Picture Of(AcceptanceCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var plot = CurvePlot.New(curve.Sweep, varied: null, "acceptance ratio", hasIntervals: true);
        foreach (var (index, series) in curve.Series.Index())
        {
            var points = curve.Sweep.Utilisations.Zip(series.Points).Where(point => point.Second.Ratio is not null)
                .Select(point => new CurvePoint((double)point.First, point.Second.Ratio!.Value, point.Second.Interval)).ToArray();
            CurvePlot.Add(plot, SeriesStyle.Of(series.Test, index), points);
        }
        return CurvePlot.Finish(plot);
    }

    /// <summary>Each test's weighted schedulability over a second parameter.</summary>
    public static Picture Of(AcceptanceFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        var plot = CurvePlot.New(family.Members[0].Curve.Sweep, family.Parameter, "weighted schedulability", hasIntervals: false);
        foreach (var (index, series) in family.Members[0].Curve.Series.Index())
        {
            var points = family.Members.Zip(family.Weighted(series.Test)).Where(point => point.Second is not null)
                .Select(point => new CurvePoint((double)point.First.Value, point.Second!.Value, Interval: null)).ToArray();
            CurvePlot.Add(plot, SeriesStyle.Of(series.Test, index), points);
        }
        return CurvePlot.Finish(plot);
    }
}
