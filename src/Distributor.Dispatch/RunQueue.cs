using System.Diagnostics.CodeAnalysis;

namespace Distributor.Dispatch;

/// <summary>Runs that wait for a machine, in the order in which they came. Not safe for concurrent use: the pool holds its lock.</summary>
/// <param name="stopped">Cancelled when no run is to start any more.</param>
internal sealed class RunQueue(CancellationToken stopped)
{
    private readonly Queue<PendingRun> _runs = new();

    /// <summary>Whether no run starts.</summary>
    public bool IsDraining { get; set; }

    /// <summary>How many wait.</summary>
    public int Count => _runs.Count;

    /// <summary>Whether one is to start.</summary>
    public bool HasNext
    {
        get
        {
            while (_runs.TryPeek(out var run) && run.Result.IsCompleted) _runs.Dequeue();
            return !IsDraining && _runs.Count > 0;
        }
    }

    public void Add(PendingRun run) => _runs.Enqueue(run);

    /// <summary>The next that is to start.</summary>
    public bool TryNext([NotNullWhen(true)] out PendingRun? run)
    {
        run = HasNext ? _runs.Dequeue() : null;
        return run is not null;
    }

    /// <summary>Takes back a run that has no result, behind all others.</summary>
    public void TakeBack(PendingRun run)
    {
        run.IsRunning = false;
        if (stopped.IsCancellationRequested) run.Cancel(stopped);
        // Cancelled while it ran: nobody else would notice now.
        else if (run.Cancelled.IsCancellationRequested) run.Cancel(run.Cancelled);
        else _runs.Enqueue(run);
    }

    /// <summary>All, which then wait no more.</summary>
    public IReadOnlyList<PendingRun> TakeAll()
    {
        var all = _runs.ToArray();
        _runs.Clear();
        return all;
    }

    public void CancelAll()
    {
        foreach (var run in TakeAll()) run.Cancel(stopped);
    }
}
