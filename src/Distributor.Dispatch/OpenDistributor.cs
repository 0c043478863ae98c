using Distributor.Analysis.Overheads;
using Distributor.Dispatch.Control;
using Distributor.Machines;
using Distributor.Model;
using Serilog.Core;

namespace Distributor.Dispatch;

/// <summary>A distributor with its control socket, results file and log, which end with it.</summary>
public sealed class OpenDistributor(
    TasksetDistributor distributor, IExecutorSource source, MachineProvenance provenance, ControlServer? control, ResultsFile results, Logger log) : IAsyncDisposable
{
    /// <summary>The distributor.</summary>
    public TasksetDistributor Distributor => distributor;

    /// <summary>What its machines' traces depend on.</summary>
    public MachineProvenance Provenance => provenance;

    /// <summary>What its machines' kernel takes; null when no file was set that tells it.</summary>
    public KernelOverheads? Overheads { get; init; }

    /// <summary>What the result of a taskset's run depends on, as of now.</summary>
    public RunProvenance ProvenanceOf(Taskset taskset) => RunProvenance.Of(taskset, source.ProgramsOf(taskset), provenance);

    /// <summary>Cancels all runs, ends all machines, and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (control is not null) await control.DisposeAsync().ConfigureAwait(false);
        await distributor.DisposeAsync().ConfigureAwait(false);
        results.Dispose();
        await log.DisposeAsync().ConfigureAwait(false);
    }
}
