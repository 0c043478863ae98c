namespace Distributor.Machines;

/// <summary>
/// Host time that counts against a limit: not while the machine waits for a processor of a loaded host, and anew after each progress. So no
/// load kills a healthy machine, and a guest that spins or hangs is found.
/// </summary>
/// <param name="limit">How long a machine may take.</param>
/// <param name="time">The host's clock.</param>
/// <param name="processorWait">How long the machine has waited for processors so far.</param>
/// <param name="progress">Any number that changes when the machine gets on.</param>
internal sealed class Patience(TimeSpan limit, TimeProvider time, Func<TimeSpan> processorWait, Func<long> progress)
{
    private long _start = time.GetTimestamp();
    private TimeSpan _waited = processorWait();
    private long _seen = progress();

    /// <summary>What is left of the limit; zero or less when it is over.</summary>
    public TimeSpan Left
    {
        get
        {
            if (progress() is var now && now != _seen) (_start, _waited, _seen) = (time.GetTimestamp(), processorWait(), now);
            return limit - (time.GetElapsedTime(_start) - (processorWait() - _waited));
        }
    }

    /// <summary>
    /// Waits for an action while there is patience. Throws <see cref="TimeoutException"/> with <paramref name="otherwise"/> when it is over; the
    /// action is then cancelled and has ended.
    /// </summary>
    public async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> action, string otherwise, CancellationToken cancellationToken)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = action(cancel.Token);
        while (!running.IsCompleted && Left is { Ticks: > 0 } left)
            await ((Task)running).WaitAsync(left, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (running.IsCompleted) return await running.ConfigureAwait(false);
        await cancel.CancelAsync().ConfigureAwait(false);
        try
        {
            return await running.ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"It {otherwise} for {limit.TotalSeconds:0.#} s.", error);
        }
    }
}
