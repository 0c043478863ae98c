using System.Collections.Concurrent;
using Distributor.Analysis;
using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Overheads;
using Distributor.Dispatch.Curves;
using Distributor.Plots;

namespace Distributor.Testing.Theory;

/// <summary>The curves of a process's tests, each made once however many tests judge it.</summary>
internal static class CurvesOfTests
{
    private static readonly string[] NeedOverheads = [.. SchedulabilityTest.With(KernelOverheads.None).Select(test => test.Name)];

    private static readonly ConcurrentDictionary<CurveDeclaration, Lazy<Task<(MeasuredCurve, IReadOnlyList<string>)>>> Curves = new(ReferenceEqualityComparer.Instance);

    /// <summary>The curve and the paths of its files. Throws what <see cref="CurveRunner.RunAsync"/> throws.</summary>
    public static Task<(MeasuredCurve Curve, IReadOnlyList<string> Files)> OfAsync(CurveDeclaration declared) => Curves.GetOrAdd(declared, _ => new(() => MakeAsync(declared))).Value;

    private static async Task<(MeasuredCurve, IReadOnlyList<string>)> MakeAsync(CurveDeclaration declared)
    {
        var open = MachinesOfTests.Open();
        var overheads = declared.Tests.Intersect(NeedOverheads).Any() ? await MachinesOfTests.OverheadsAsync().ConfigureAwait(false) : null;
        var measured = await new CurveRunner(open, overheads, new()).RunAsync(declared, ran: null, TestDistribution.Current.Stopped).ConfigureAwait(false);
        var file = declared.Location is { } place ? $"{Path.GetFileNameWithoutExtension(place.File)}+{declared.Name}" : declared.Name;
        return (measured, CurveFiles.Write(measured.Family, Path.Combine(TestDistribution.Current.ResultsFolder, "curves"), file));
    }
}
