using Distributor.Model;

namespace Distributor.Machines;

/// <summary>A taskset was cancelled after its start: no result, but what the guest had told until then.</summary>
/// <param name="machine">The machine's name.</param>
/// <param name="soFar">The jobs and events until then; incomplete.</param>
/// <param name="innerException">What ended the session.</param>
/// <param name="cancellationToken">Whose.</param>
public sealed class InterruptedExecutionException(string machine, Trace soFar, Exception innerException, CancellationToken cancellationToken)
    : OperationCanceledException($"{soFar.Taskset.Name} was cancelled on {machine} after {soFar.Events.Count} {(soFar.Events.Count == 1 ? "event" : "events")}.", innerException, cancellationToken)
{
    /// <summary>The machine's name.</summary>
    public string Machine => machine;

    /// <summary>The jobs and events until then; incomplete.</summary>
    public Trace SoFar => soFar;
}
