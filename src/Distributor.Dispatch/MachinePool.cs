namespace Distributor.Dispatch;

/// <summary>
/// The slots that work a queue of runs off. Those that work, are idle, get ready or retire together never exceed the limit by a machine that was not there
/// before the limit sank.
/// </summary>
internal sealed class MachinePool : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly AttemptMaker _attempts;
    private readonly RunTurn _turn;
    private readonly RunQueue _queue;
    private readonly PoolSlots _slots;
    private bool _disposed;

    public MachinePool(int capacity, Func<int, MachineSlot> slotOf, AttemptMaker attempts) =>
        (_attempts, _turn, _queue, _slots) = (attempts, new(attempts, _stop.Token), new(_stop.Token), new(capacity, slotOf));

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
                while (_slots.InUse + _slots.Idle.Count > value && _slots.Idle.TryPop(out var slot)) Retire(slot);
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
                _queue.IsDraining = value;
                StartWork();
            }
        }
    }

    public DistributorState State
    {
        get
        {
            lock (_lock)
                return _queue.IsDraining ? DistributorState.Draining : _slots.Working.Count + _queue.Count > 0 ? DistributorState.Working : DistributorState.Idle;
        }
    }

    /// <summary>The pool at this instant, for status: what it is doing, how many runs wait, and the machines with what the pool knows of each.</summary>
    public (DistributorState State, int Most, int Waiting, IReadOnlyList<(MachineSlot Slot, MachineState State)> Machines) Look()
    {
        lock (_lock) return (State, Most, _queue.Count, _slots.Look());
    }

    public void Add(PendingRun run)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(TasksetDistributor));
            _queue.Add(run);
            StartWork();
        }
    }

    /// <summary>Replaces each machine: idle ones at once, all others after their run.</summary>
    public void Reboot()
    {
        lock (_lock)
        {
            foreach (var slot in _slots.Working.Keys.Concat(_slots.Idle)) slot.IsOutdated = true;
            while (_slots.Idle.TryPop(out var slot)) Renew(slot);
        }
    }

    public async Task KillAllAsync(KilledTasksets tasksets)
    {
        List<Task> ends = [];
        lock (_lock)
        {
            _turn.Killed = tasksets;
            if (tasksets is KilledTasksets.AreCancelled) _queue.CancelAll();
            while (_slots.Idle.TryPop(out var slot)) Retire(slot);
            ends.AddRange(_slots.Working.Keys.Select(slot => slot.KillAsync()));
            ends.AddRange(_slots.Retiring.Values);
        }
        await Task.WhenAll(ends).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        lock (_lock)
        {
            _queue.CancelAll();
            while (_slots.Idle.TryPop(out var slot)) Retire(slot);
        }
        // A slot that worked retires next, which is a task of its own.
        while (Unfinished() is { Length: > 0 } unfinished) await Task.WhenAll(unfinished).ConfigureAwait(false);
        _stop.Dispose();
    }

    private Task[] Unfinished()
    {
        lock (_lock) return _slots.Unfinished();
    }

    // Under the lock. No machine starts before one that retires has ended: the most machines are the most processes.
    private void StartWork()
    {
        while (_slots.InUse + _slots.Retiring.Count < Most && _queue.HasNext && _slots.Next(mayAdd: _queue.Count > _slots.GettingReady) is { } slot)
        {
            if (!slot.IsReady) Prepare(slot);
            else if (_queue.TryNext(out var run)) _slots.Working[slot] = Task.Run(() => WorkAsync(slot, run));
            else _slots.Idle.Push(slot);
        }
    }

    // Under the lock. What needs no preparation is replaced by a new one.
    private void Renew(MachineSlot slot)
    {
        if (slot.IsPrepared) Prepare(slot);
        else Retire(slot);
    }

    // Under the lock.
    private void Prepare(MachineSlot slot) => _slots.Preparing[slot] = Task.Run(() => PrepareAsync(slot));

    // Under the lock.
    private void Retire(MachineSlot slot) => _slots.Retiring[slot] = Task.Run(() => RetireAsync(slot));

    private async Task PrepareAsync(MachineSlot slot)
    {
        await slot.PrepareAsync(() => SetBack(slot), _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            _slots.Prepared(slot);
            if (!slot.IsReady || _stop.IsCancellationRequested || _slots.InUse + _slots.Idle.Count >= Most) Retire(slot);
            else _slots.Idle.Push(slot);
            StartWork();
        }
    }

    // Others take the place of a slot that does not get ready. If there are none, all runs that wait have tried in vain.
    private void SetBack(MachineSlot slot)
    {
        IReadOnlyList<(string Name, string? Reason)> whyNone;
        IReadOnlyList<PendingRun> inVain;
        lock (_lock)
        {
            whyNone = _slots.SetBack(slot);
            inVain = whyNone.Count > 0 && !_queue.IsDraining ? _queue.TakeAll() : [];
            StartWork();
        }
        foreach (var run in inVain)
            if (!_attempts.FindNoMachine(run, whyNone)) TakeBack(run);
        lock (_lock) StartWork();
    }

    private void TakeBack(PendingRun run)
    {
        lock (_lock) _queue.TakeBack(run);
    }

    private async Task RetireAsync(MachineSlot slot)
    {
        await slot.DisposeAsync().ConfigureAwait(false);
        lock (_lock)
        {
            _slots.Remove(slot);
            StartWork();
        }
    }

    private async Task WorkAsync(MachineSlot slot, PendingRun first)
    {
        for (PendingRun? run = first; run is not null; run = Continue(slot))
            if (!await _turn.TakeAsync(slot, run).ConfigureAwait(false)) TakeBack(run);
    }

    /// <summary>The next run for a slot whose run has ended; null when it is one too many, to be replaced, not ready, or has nothing to do.</summary>
    private PendingRun? Continue(MachineSlot slot)
    {
        lock (_lock)
        {
            var ends = _slots.InUse > Most || _stop.IsCancellationRequested;
            if (!ends && !slot.IsOutdated && slot.IsReady && _queue.TryNext(out var run)) return run;
            _slots.Working.Remove(slot);
            if (ends) Retire(slot);
            else if (slot.IsOutdated) Renew(slot);
            else if (!slot.IsReady) Prepare(slot);
            else _slots.Idle.Push(slot);
            // Another may have the run that this one lost.
            StartWork();
            return null;
        }
    }
}
