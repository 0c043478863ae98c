using System.Collections.Concurrent;
using Distributor.Analysis;
using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Overheads;
using Distributor.Dispatch;
using Distributor.Dispatch.Curves;
using Distributor.Plots;

namespace Distributor.Testing.Theory;

/// <summary>The curves of a process's tests, each made once however many tests judge it.</summary>
internal static class CurvesOfTests
{
    private static readonly string[] NeedOverheads = [.. SchedulabilityTest.With(KernelOverheads.None).Select(test => test.Name)];

    private static readonly ConcurrentDictionary<CurveDeclaration, Lazy<Task<FinishedCurve>>> Curves = new(ReferenceEqualityComparer.Instance);

    private static readonly FolderNames Names = new();

    /// <summary>The curve. Throws what <see cref="CurveRunner.RunAsync"/> throws, and <see cref="TestSettingsException"/>.</summary>
    /// <param name="declared">Which.</param>
    /// <param name="fixture">Where it is declared, unless in a file.</param>
    public static Task<FinishedCurve> OfAsync(CurveDeclaration declared, string fixture) => Curves.GetOrAdd(declared, _ => new(() => MakeAsync(declared, fixture))).Value;

    private static async Task<FinishedCurve> MakeAsync(CurveDeclaration declared, string fixture)
    {
        var distribution = TestDistribution.Current;
        var open = MachinesOfTests.Open();
        var overheads = declared.Tests.Intersect(NeedOverheads).Any() ? await MachinesOfTests.OverheadsAsync().ConfigureAwait(false) : null;
        var finished = TestSettings.ResumeCurvesFromOf(distribution.Settings, distribution.ProjectFolder) is { } earlier ? FinishedRuns.Below(earlier) : new();
        var runner = new CurveRunner(open, overheads, finished) { Session = TestSettings.SessionOf(distribution.Settings) };
        var measured = await runner.RunAsync(declared, ran: null, distribution.Stopped).ConfigureAwait(false);
        var name = Names.NextLike($"{(declared.Location is { } place ? Path.GetFileNameWithoutExtension(place.File) : fixture)}+{declared.Name}");
        return new(measured, CurveFiles.Write(measured.Family, Path.Combine(distribution.ResultsFolder, "curves"), name), finished.Skipped);
    }
}

/// <summary>A curve that is made.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="Files">The paths of its files.</param>
/// <param name="Resumed">How many executions an earlier test run had made.</param>
internal sealed record FinishedCurve(MeasuredCurve Curve, IReadOnlyList<string> Files, long Resumed);
