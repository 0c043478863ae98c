using System.Runtime.ExceptionServices;
using CsCheck;
using Distributor.Dispatch;
using Distributor.Model;

namespace Distributor.Testing.Theory;

/// <summary>
/// Runs random tasksets until one contradicts a property, on all machines at once, and then makes that one smaller for as long as a smaller one still contradicts
/// it, also on the machines. In virtual time a seed finds the same counterexample wherever it is searched.
/// </summary>
/// <param name="run">Runs a taskset; called for several at once.</param>
/// <param name="finding">What of a run contradicts the property, for people; null when nothing does.</param>
public sealed class CounterexampleSearch(Func<Taskset, CancellationToken, Task<Run>> run, Func<Run, string?> finding)
{
    /// <summary>Which tasksets the property is about: others are not run, and not shrunk to. Default: all.</summary>
    public Func<Taskset, bool> Where { get; init; } = _ => true;

    /// <summary>How many tasksets are run at once. Default: twice the host's processors.</summary>
    public int AtOnce { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>
    /// The counterexample; null when none of the tasksets is one. Throws what running throws, <see cref="CsCheckException"/> when hardly any taskset
    /// is one that the property is about, and <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <param name="tasksets">The tasksets.</param>
    /// <param name="count">How many are run. Null: CsCheck's number, which is 100 or <c>CsCheck_Iter</c> of the environment.</param>
    /// <param name="seed">Draws one taskset alone, again. Null: CsCheck's, which is <c>CsCheck_Seed</c> of the environment, or none.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Counterexample?> FindAsync(Gen<Taskset> tasksets, long? count = null, string? seed = null, CancellationToken cancellationToken = default)
    {
        seed ??= Check.Seed;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Counterexample? found = null;
        Exception? error = null;
        await new SeededGen<Taskset>(tasksets.Where(Where), () => stop.IsCancellationRequested).SampleAsync(TryAsync, seed: seed, iter: seed is null ? count ?? Check.Iter : 1, threads: AtOnce).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (found is null && error is not null) ExceptionDispatchInfo.Throw(error);
        return found is null ? null : await ShrinkAsync(found, cancellationToken).ConfigureAwait(false);

        async Task TryAsync((Taskset Taskset, string Seed) drawn)
        {
            // One is enough, and what is wrong with one run is wrong with the next.
            if (stop.IsCancellationRequested) return;
            try
            {
                var ran = await run(drawn.Taskset, stop.Token).ConfigureAwait(false);
                if (finding(ran) is { } contradiction) Interlocked.CompareExchange(ref found, new(ran, contradiction, drawn.Seed), null);
            }
            catch (Exception other)
            {
                Interlocked.CompareExchange(ref error, other, null);
            }
            if (found is not null || error is not null) await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task<Counterexample> ShrinkAsync(Counterexample found, CancellationToken cancellationToken)
    {
        for (var smallest = found; ;)
        {
            Counterexample? smaller = null;
            foreach (var candidates in SmallerTasksets.Of(smallest.Run.Taskset).Where(Where).Chunk(AtOnce))
            {
                var runs = await Task.WhenAll(candidates.Select(candidate => run(candidate, cancellationToken))).ConfigureAwait(false);
                smallest = smallest with { Runs = smallest.Runs + runs.Length };
                // The first in their order, so that the number of machines changes nothing.
                smaller = runs.Select(ran => finding(ran) is { } contradiction ? smallest with { Run = ran, Finding = contradiction, Steps = smallest.Steps + 1 } : null)
                    .FirstOrDefault(candidate => candidate is not null);
                if (smaller is not null) break;
            }
            if (smaller is null) return smallest;
            smallest = smaller;
        }
    }
}
