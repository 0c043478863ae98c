using System.Diagnostics.CodeAnalysis;
using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>
/// Fans tasksets out over machines: at most <see cref="MaxMachines"/> at once, started when there is work, kept for the next taskset,
/// replaced when they fail, and ended with this object.
/// </summary>
public sealed class TasksetDistributor : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<PendingRun> _queue = new();
    private readonly Stack<MachineSlot> _idle = new();
    private readonly HashSet<int> _numbers = [];
    private readonly Dictionary<MachineSlot, Task> _working = [];
    private readonly Dictionary<MachineSlot, Task> _retiring = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly IMachineSource _source;
    private readonly TasksetRunner _runner;
    private readonly TimeProvider _time;
    private readonly int _retries;
    private readonly Monitors _monitors;
    private int _maxMachines;
    private bool _disposed;

    /// <summary>A distributor without work; it starts no machine yet.</summary>
    public TasksetDistributor(IMachineSource source, TasksetRunner runner, DistributorOptions options, TimeProvider time)
    {
        (_source, _runner, _time, _retries, _monitors) = (source, runner, time, options.Retries, new(options.Monitors, options.Log));
        MaxMachines = options.MaxMachines;
    }

    /// <summary>
    /// The most machines at once; can be set at any time. More start at once when tasksets wait; of too many, the idle ones end at once and the
    /// others after their taskset. Throws <see cref="ArgumentOutOfRangeException"/> below 1.
    /// </summary>
    public int MaxMachines
    {
        get { lock (_lock) return _maxMachines; }
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            lock (_lock)
            {
                _maxMachines = value;
                while (_working.Count + _idle.Count > Limit && _idle.TryPop(out var slot)) Retire(slot);
                StartWork();
            }
        }
    }

    private int Limit => Math.Min(_maxMachines, _source.Capacity);

    /// <summary>
    /// Runs a taskset when a machine is free, in the order of the calls. What a machine's failure cannot prevent is tried again; a taskset that
    /// none could run has a reason instead of a trace. Throws only when it is cancelled.
    /// </summary>
    public async Task<Run> RunAsync(Taskset taskset, CancellationToken cancellationToken)
    {
        using var run = new PendingRun(taskset, cancellationToken);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _queue.Enqueue(run);
            StartWork();
        }
        return await run.Result.ConfigureAwait(false);
    }

    /// <summary>Cancels all runs and ends all machines.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        lock (_lock)
        {
            while (_queue.TryDequeue(out var run)) run.Cancel(_stop.Token);
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
        while (_working.Count + _retiring.Count < Limit && TryNext(out var run))
        {
            if (!_idle.TryPop(out var slot)) slot = new(FreeNumber(), _source, _runner);
            _working[slot] = Task.Run(() => WorkAsync(slot, run));
        }
    }

    // Under the lock.
    private bool TryNext([NotNullWhen(true)] out PendingRun? run)
    {
        while (_queue.TryDequeue(out run))
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

    /// <summary>The next run for a slot whose run has ended; null when it is one too many, or has nothing to do.</summary>
    private PendingRun? Continue(MachineSlot slot)
    {
        lock (_lock)
        {
            var tooMany = _working.Count > Limit || _stop.IsCancellationRequested;
            if (!tooMany && TryNext(out var run)) return run;
            _working.Remove(slot);
            if (tooMany) Retire(slot);
            else _idle.Push(slot);
            return null;
        }
    }

    private async Task ProcessAsync(MachineSlot slot, PendingRun run)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(run.Cancelled, _stop.Token);
        var (began, start) = (_time.GetUtcNow(), _time.GetTimestamp());
        Attempt Tried(string machine, string? lost) => new(machine, lost, began, _time.GetElapsedTime(start));
        _monitors.Started(run.Taskset, slot.Name, run.Attempts + 1);
        try
        {
            var trace = await slot.RunAsync(run.Taskset, either.Token).ConfigureAwait(false);
            run.Add(Tried(slot.Name, lost: null));
            End(run, run.Completed(trace));
        }
        catch (BadTasksetException error)
        {
            End(run, run.Failed(error.Message));
        }
        catch (MachineException error)
        {
            Lose(run, Tried(error.Machine, error.Message));
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            run.Cancel(either.Token);
        }
        catch (Exception error)
        {
            run.Fail(error);
        }
    }

    private void Lose(PendingRun run, Attempt attempt)
    {
        run.Add(attempt);
        _monitors.MachineLost(run.Taskset, attempt);
        if (run.Attempts > _retries)
        {
            End(run, run.Failed($"No machine could run {run.Taskset.Name} in {run.Attempts} attempts. In the last, {attempt.Lost}"));
            return;
        }
        lock (_lock)
        {
            if (_stop.IsCancellationRequested) run.Cancel(_stop.Token);
            else _queue.Enqueue(run);
        }
    }

    // Monitors first: a result is on disk before its machine takes the next taskset.
    private void End(PendingRun pending, Run run)
    {
        _monitors.Ended(run);
        pending.Complete(run);
    }
}
