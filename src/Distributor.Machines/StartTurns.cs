namespace Distributor.Machines;

/// <summary>
/// Lets few machines at a time get their tasksets, one after the other: the first run theirs while the next get theirs. Without turns, machines whose runs
/// ended together stay in step: all get the next ones at once, each waiting for all others, and then all run, while the host's processors have nothing to do.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing to dispose.
internal sealed class StartTurns
#pragma warning restore CA1001
{
    /// <summary>Enough to keep a processor busy while guests answer.</summary>
    private const int PerProcessor = 4;

    /// <summary>A machine that boots, or does not answer, holds up no other for longer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim _free = new(PerProcessor * Environment.ProcessorCount);

    /// <summary>Waits for a turn, which ends when it is disposed.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken) =>
        new Turn(await _free.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(false) ? _free : null);

    private sealed class Turn(SemaphoreSlim? free) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref free, null)?.Release();
    }
}
