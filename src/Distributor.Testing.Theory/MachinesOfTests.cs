using Distributor.Analysis.Overheads;
using Distributor.Dispatch;
using Distributor.Dispatch.Calibration;
using Distributor.Machines.Simulated;
using Distributor.Model;
using NUnit.Framework;

namespace Distributor.Testing.Theory;

/// <summary>The machines that all tests of the process share.</summary>
public static class MachinesOfTests
{
    private static readonly Lazy<Task<KernelOverheads>> Overheads = new(MeasureAsync);

    /// <summary>
    /// What their kernel takes: as the setting <c>OverheadsFile</c> tells, else measured now, once in a process and in less than a second; nothing, for the
    /// simulator. Throws <see cref="CalibrationException"/> when it cannot be measured.
    /// </summary>
    public static Task<KernelOverheads> OverheadsAsync() => Overheads.Value;

    internal static OpenDistributor Open()
    {
        if (!TestDistribution.Current.IsEngineLoaded) Assert.Fail(Advice.EngineIsMissing);
        try
        {
            return TestDistribution.Current.Open;
        }
        catch (TestSettingsException error)
        {
            throw new AssertionException(error.Message);
        }
    }

    /// <summary>Runs a taskset that a test made, with the session parameters of the settings.</summary>
    internal static Task<Run> RunAsync(Taskset taskset, CancellationToken cancellationToken) =>
        Open().Distributor.RunAsync(TestDistribution.Current.WithSession(taskset), cancellationToken);

    private static async Task<KernelOverheads> MeasureAsync()
    {
        var open = Open();
        if (open.Overheads is { } known) return known;
        if (open.Provenance.Kind == SimulatedMachines.Kind) return KernelOverheads.None;
        return await new OverheadCalibration(RunAsync).MeasureAsync(TestDistribution.Current.Stopped).ConfigureAwait(false);
    }
}
