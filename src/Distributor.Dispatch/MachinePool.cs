using Distributor.Machines;

namespace Distributor.Dispatch;

/// <summary>
/// The slots that work a queue of runs off. A slot is working, idle or retiring; the three together never exceed the limit by a machine
/// that was not there before the limit sank.
/// </summary>
internal sealed class MachinePool : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _capacity;
    private readonly Func<int, MachineSlot> _slotOf;
    private readonly AttemptMaker _attempts;
    private readonly RunQueue _queue;
    private readonly Stack<MachineSlot> _idle = new();
    private readonly HashSet<int> _numbers = [];
    private readonly Dictionary<MachineSlot, Task> _working = [];
    private readonly Dictionary<MachineSlot, Task> _retiring = [];
    private KilledTasksets _killed;
    private bool _disposed;

    public MachinePool(int capacity, Func<int, MachineSlot> slotOf, AttemptMaker attempts) =>
        (_capacity, _slotOf, _attempts, _queue) = (capacity, slotOf, attempts, new(_stop.Token));

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
                return _queue.IsDraining ? DistributorState.Draining : _working.Count + _queue.Count > 0 ? DistributorState.Working : DistributorState.Idle;
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

    private int Limit => Math.Min(Most, _capacity);

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
            if (tasksets is KilledTasksets.AreCancelled) _queue.CancelAll();
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
            _queue.CancelAll();
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

    // Under the lock. No machine starts before one that retires has ended: the most machines are the most processes.
    private void StartWork()
    {
        while (_working.Count + _retiring.Count < Limit && _queue.TryNext(out var run))
        {
            if (!_idle.TryPop(out var slot)) slot = _slotOf(FreeNumber());
            _working[slot] = Task.Run(() => WorkAsync(slot, run));
        }
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
            if (!ends && _queue.TryNext(out var run)) return run;
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
            if (!await _attempts.TryAsync(slot, run, any.Token).ConfigureAwait(false)) GoBack(run);
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
        lock (_lock) _queue.TakeBack(run);
    }
}
