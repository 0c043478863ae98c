using Distributor.Machines;
using Serilog.Core;

namespace Distributor.Dispatch;

/// <summary>A distributor with its results file and log, which end with it.</summary>
public sealed class OpenDistributor(TasksetDistributor distributor, MachineProvenance provenance, ResultsFile results, Logger log) : IAsyncDisposable
{
    /// <summary>The distributor.</summary>
    public TasksetDistributor Distributor => distributor;

    /// <summary>What its machines' traces depend on.</summary>
    public MachineProvenance Provenance => provenance;

    /// <summary>Cancels all runs, ends all machines, and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        await distributor.DisposeAsync().ConfigureAwait(false);
        results.Dispose();
        await log.DisposeAsync().ConfigureAwait(false);
    }
}
