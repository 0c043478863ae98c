using System.Globalization;
using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Generation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Distributor.Plots;

/// <summary>A point of a curve.</summary>
internal readonly record struct CurvePoint(double X, double Y, WilsonInterval? Interval);

/// <summary>Puts curves onto a plot.</summary>
internal static class CurvePlot
{
    /// <summary>An axis from 0 to 1, and as the title what the tasksets are like, but for what the other axis varies.</summary>
    public static Plot New(AcceptanceSweep sweep, SweepParameter? varied, string y, bool hasIntervals)
    {
        var plot = new Plot();
        plot.Font.Set("DejaVu Sans");
        plot.Title(Describe(sweep, varied) + (hasIntervals ? "; 95 % Wilson intervals" : ""), size: 14);
        plot.XLabel(varied?.Label ?? "utilisation", size: 14);
        plot.YLabel(y, size: 14);
        plot.Axes.SetLimitsY(-0.02, 1.04);
        plot.Axes.Left.TickGenerator = new NumericFixedInterval(0.1);
        plot.Axes.Left.MinimumSize = 64;
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { TickDensity = 0.5 };
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(.08);
        return plot;
    }

    /// <summary>Adds one test's points.</summary>
    public static void Add(Plot plot, SeriesStyle style, IReadOnlyList<CurvePoint> points)
    {
        if (points.Count == 0) return;
        double[] xs = [.. points.Select(point => point.X)], ys = [.. points.Select(point => point.Y)];
        var ranges = points.Where(point => point.Interval is not null).ToArray();
        if (style.HasBars)
        {
            foreach (var point in ranges)
            {
                var bar = plot.Add.Line(point.X, point.Interval!.Value.Low, point.X, point.Interval.Value.High);
                (bar.LineColor, bar.LineWidth) = (style.Colour, 1.5f);
            }
        }
        else if (ranges.Length > 1 && style.HasLine)
        {
            var band = plot.Add.FillY([.. ranges.Select(point => point.X)], [.. ranges.Select(point => point.Interval!.Value.Low)], [.. ranges.Select(point => point.Interval!.Value.High)]);
            (band.FillColor, band.LineWidth, band.MarkerStyle) = (style.Colour.WithAlpha(.12), 0, MarkerStyle.None);
        }
        var line = plot.Add.Scatter(xs, ys);
        (line.LegendText, line.Color, line.LineWidth) = (style.Name, style.Colour, style.HasLine ? 2 : 0);
        (line.MarkerShape, line.MarkerSize) = (style.Marker, style.MarkerSize);
        line.MarkerLineColor = style.Colour;
        line.MarkerLineWidth = 1.5f;
    }

    /// <summary>The plot, finished: with a legend beside it, if there is anything to tell apart.</summary>
    public static Picture Finish(Plot plot)
    {
        // An empty legend would leave the whole picture empty.
        if (!plot.GetPlottables().Any()) return new(plot);
        plot.ShowLegend(Edge.Right);
        plot.Legend.Padding = new(8);
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.OutlineColor = Colors.Black.WithAlpha(.2);
        return new(plot);
    }

    private static string Describe(AcceptanceSweep sweep, SweepParameter? varied)
    {
        var generator = sweep.Generator;
        var deadlines = generator.LeastDeadlineShare is { } share ? string.Create(CultureInfo.InvariantCulture, $"deadlines from C + {share} (T - C)") : "implicit deadlines";
        var parts = new (SweepParameter? Parameter, string Text)[]
        {
            (SweepParameter.Tasks, $"{generator.Tasks} tasks"),
            (SweepParameter.MostUtilisation, generator.MostUtilisation < 1 ? string.Create(CultureInfo.InvariantCulture, $"each of at most {generator.MostUtilisation}") : ""),
            (null, Describe(generator.Periods)),
            (SweepParameter.Deadlines, deadlines),
        };
        var same = parts.Where(part => part.Text.Length > 0 && (part.Parameter is null || part.Parameter != varied)).Select(part => part.Text);
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", same)}\n{sweep.SetsPerPoint} tasksets a point, seed {sweep.Seed}");
    }

    private static string Describe(IPeriods periods) => periods switch
    {
        LogUniformPeriods log => $"periods {log.Shortest} to {log.Longest} (log-uniform)",
        UniformPeriods uniform => $"periods {uniform.Shortest} to {uniform.Longest} (uniform)",
        HarmonicPeriods harmonic => $"harmonic periods from {harmonic.Base}",
        AutomotivePeriods => "automotive periods",
        _ => "random periods",
    };
}
