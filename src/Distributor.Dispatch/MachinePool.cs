using System.Diagnostics.CodeAnalysis;
using Distributor.Machines;

namespace Distributor.Dispatch;

/// <summary>
/// The queue of runs and the slots that work it off. A slot is working, idle or retiring; the three together never exceed the limit by a machine
/// that was not there before the limit sank.
/// </summary>
internal sealed class MachinePool(int capacity, Func<int, MachineSlot> slotOf, AttemptMaker attempts) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<PendingRun> _queue = new();
    private readonly Stack<MachineSlot> _idle = new();
    private readonly HashSet<int> _numbers = [];
    private readonly Dictionary<MachineSlot, Task> _working = [];
    private readonly Dictionary<MachineSlot, Task> _retiring = [];
    private readonly CancellationTokenSource _stop = new();
    private KilledTasksets _killed;
    private bool _isDraining;
    private bool _disposed;

    /// <summary>The most machines. Throws <see cref="ArgumentOutOfRangeException"/> below 1.</summary>
    public int Most
    {
        get { lock (_lock) return field; }
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            lock (_lock)
            {
                field = value;
                while (_working.Count + _idle.Count > Limit && _idle.TryPop(out var slot)) Retire(slot);
                StartWork();
            }
        }
    }

    /// <summary>Whether no run starts.</summary>
    public bool IsDraining
    {
        set
        {
            lock (_lock)
            {
                _isDraining = value;
                StartWork();
            }
        }
    }

    public DistributorState State
    {
        get
        {
            lock (_lock)
                return _isDraining ? DistributorState.Draining : _working.Count + _queue.Count > 0 ? DistributorState.Working : DistributorState.Idle;
        }
    }

    /// <summary>The pool at this instant, for status: what it is doing, how many runs wait, and the machines with what the pool knows of each.</summary>
    public (DistributorState State, int Most, int Waiting, IReadOnlyList<(MachineSlot Slot, MachineState State)> Machines) Look()
    {
        lock (_lock)
        {
            return (State, Most, _queue.Count,
            [
                .. _working.Keys.Select(slot => (slot, MachineState.Running)),
                .. _idle.Select(slot => (slot, MachineState.Idle)),
                .. _retiring.Keys.Select(slot => (slot, MachineState.Ending)),
            ]);
        }
    }

    private int Limit => Math.Min(Most, capacity);

    public void Add(PendingRun run)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(TasksetDistributor));
            _queue.Enqueue(run);
            StartWork();
        }
    }

    /// <summary>Replaces each machine: idle ones at once, all others after their run.</summary>
    public void Reboot()
    {
        lock (_lock)
        {
            foreach (var slot in _working.Keys) slot.IsOutdated = true;
            while (_idle.TryPop(out var slot)) Retire(slot);
        }
    }

    public async Task KillAllAsync(KilledTasksets tasksets)
    {
        List<Task> ends = [];
        lock (_lock)
        {
            _killed = tasksets;
            if (tasksets is KilledTasksets.AreCancelled) CancelQueued();
            while (_idle.TryPop(out var slot)) Retire(slot);
            ends.AddRange(_working.Keys.Select(slot => slot.KillAsync()));
            ends.AddRange(_retiring.Values);
        }
        await Task.WhenAll(ends).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        lock (_lock)
        {
            CancelQueued();
            while (_idle.TryPop(out var slot)) Retire(slot);
        }
        // A slot that worked retires next, which is a task of its own.
        while (Unfinished() is { Length: > 0 } unfinished) await Task.WhenAll(unfinished).ConfigureAwait(false);
        _stop.Dispose();
    }

    private Task[] Unfinished()
    {
        lock (_lock) return [.. _working.Values, .. _retiring.Values];
    }

    // Under the lock.
    private void CancelQueued()
    {
        while (_queue.TryDequeue(out var run)) run.Cancel(_stop.Token);
    }

    // Under the lock. No machine starts before one that retires has ended: the most machines are the most processes.
    private void StartWork()
    {
        while (_working.Count + _retiring.Count < Limit && TryNext(out var run))
        {
            if (!_idle.TryPop(out var slot)) slot = slotOf(FreeNumber());
            _working[slot] = Task.Run(() => WorkAsync(slot, run));
        }
    }

    // Under the lock.
    private bool TryNext([NotNullWhen(true)] out PendingRun? run)
    {
        run = null;
        while (!_isDraining && _queue.TryDequeue(out run))
        {
            if (!run.Result.IsCompleted) return true;
        }
        return false;
    }

    // Under the lock.
    private int FreeNumber()
    {
        var number = 1;
        while (!_numbers.Add(number)) number++;
        return number;
    }

    // Under the lock.
    private void Retire(MachineSlot slot) => _retiring[slot] = Task.Run(() => RetireAsync(slot));

    private async Task RetireAsync(MachineSlot slot)
    {
        await slot.DisposeAsync().ConfigureAwait(false);
        lock (_lock)
        {
            _retiring.Remove(slot);
            _numbers.Remove(slot.Number);
            StartWork();
        }
    }

    private async Task WorkAsync(MachineSlot slot, PendingRun first)
    {
        for (PendingRun? run = first; run is not null; run = Continue(slot)) await ProcessAsync(slot, run).ConfigureAwait(false);
    }

    /// <summary>The next run for a slot whose run has ended; null when it is one too many, to be replaced, or has nothing to do.</summary>
    private PendingRun? Continue(MachineSlot slot)
    {
        lock (_lock)
        {
            var ends = slot.IsOutdated || _working.Count > Limit || _stop.IsCancellationRequested;
            if (!ends && TryNext(out var run)) return run;
            _working.Remove(slot);
            if (ends) Retire(slot);
            else _idle.Push(slot);
            return null;
        }
    }

    private async Task ProcessAsync(MachineSlot slot, PendingRun run)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(run.Cancelled, slot.Kill.Token, _stop.Token);
        run.IsRunning = true;
        try
        {
            if (!await attempts.TryAsync(slot, run, any.Token).ConfigureAwait(false)) GoBack(run);
        }
        catch (Exception error) when (any.IsCancellationRequested)
        {
            if (slot.Kill.IsCancellationRequested && _killed is KilledTasksets.GoBack && !run.Cancelled.IsCancellationRequested) GoBack(run);
            else if (error is InterruptedExecutionException interruption) run.Interrupt(interruption);
            else run.Cancel(any.Token);
            if (slot.Kill.IsCancellationRequested) slot.Revive();
        }
    }

    private void GoBack(PendingRun run)
    {
        run.IsRunning = false;
        lock (_lock)
        {
            if (_stop.IsCancellationRequested) run.Cancel(_stop.Token);
            // Cancelled while it ran: nobody else would notice now.
            else if (run.Cancelled.IsCancellationRequested) run.Cancel(run.Cancelled);
            else _queue.Enqueue(run);
        }
    }
}
