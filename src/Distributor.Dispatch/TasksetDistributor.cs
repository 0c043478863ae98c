using System.Runtime.CompilerServices;
using Distributor.Dispatch.Boards;
using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>
/// Fans tasksets out over machines: at most <see cref="MaxMachines"/> at once, started when there is work, kept for the next taskset,
/// replaced when they fail, and ended with this object.
/// </summary>
public sealed class TasksetDistributor : IAsyncDisposable
{
    private readonly MachinePool _pool;
    private readonly IExecutorSource _source;
    private readonly DistributorOptions _options;
    private readonly RunTally _tally;
    private readonly TimeProvider _time;
    private TaskCompletionSource _resized = NewSignal();

    /// <summary>A distributor without work; it starts no machine yet.</summary>
    public TasksetDistributor(IExecutorSource source, DistributorOptions options, TimeProvider time)
    {
        (_source, _options, _tally, _time) = (source, options, new(time), time);
        _pool = new(source.Capacity, number => new(number, source, CareOf(number), time), new(source, options, time)) { Most = options.MaxMachines };
    }

    /// <summary>A distributor whose tasksets run in sessions with machines.</summary>
    public TasksetDistributor(IMachineSource source, TasksetRunner runner, DistributorOptions options, TimeProvider time)
        : this(new Sessions(source, runner), options, time)
    {
    }

    /// <summary>
    /// The most machines at once; can be set at any time. More start at once when tasksets wait; of too many, the idle ones end at once and the
    /// others after their taskset. Throws <see cref="ArgumentOutOfRangeException"/> below 1.
    /// </summary>
    public int MaxMachines
    {
        get => _pool.Most;
        set
        {
            _pool.Most = value;
            Interlocked.Exchange(ref _resized, NewSignal()).SetResult();
        }
    }

    /// <summary>What it is doing.</summary>
    public DistributorState State => _pool.State;

    /// <summary>How many tasksets will come that nobody has handed over yet, as far as is known. Shows in <see cref="Status"/> alone.</summary>
    public long Upcoming { get; set; }

    /// <summary>What it, its machines and its tasksets are doing. Can be asked at any time, and holds up nothing.</summary>
    public DistributorStatus Status()
    {
        var (state, most, waiting, machines) = _pool.Look();
        return new(state, most, [.. machines.Select(machine => machine.Slot.Status(machine.State)).OrderBy(machine => machine.Report?.Number ?? int.MaxValue)],
            waiting + Upcoming, _tally.Progress);
    }

    /// <summary>
    /// Runs a taskset when a machine is free, in the order of the calls. A machine's failure is no result, and the taskset is tried again; one that
    /// no machine could run has a reason instead of a trace, and so has one that is not for these machines. Throws when it is cancelled, and
    /// <see cref="IOException"/> when a <see cref="ResultsFile"/> could not take the result.
    /// </summary>
    /// <param name="taskset">What to run.</param>
    /// <param name="monitor">Is told of this run alone, after the distributor's own monitors. Null: nobody.</param>
    /// <param name="cancellationToken">Takes the taskset from the queue, or ends its machine.</param>
    public async Task<Run> RunAsync(Taskset taskset, IRunMonitor? monitor, CancellationToken cancellationToken)
    {
        var everybody = new Monitors([_tally, .. _options.Monitors, .. monitor is null ? Array.Empty<IRunMonitor>() : [monitor]], _options.Log);
        if (_source.WhyNot(taskset) is { } reason)
        {
            var skipped = new Run(taskset, Trace: null, Bad: null, Attempts: []) { Skipped = reason };
            everybody.Ended(skipped);
            return skipped;
        }
        using var run = new PendingRun(taskset, everybody, cancellationToken);
        _pool.Add(run);
        return await run.Result.ConfigureAwait(false);
    }

    /// <inheritdoc cref="RunAsync(Taskset, IRunMonitor?, CancellationToken)"/>
    public Task<Run> RunAsync(Taskset taskset, CancellationToken cancellationToken) => RunAsync(taskset, monitor: null, cancellationToken);

    /// <summary>
    /// Runs tasksets as a stream: takes no more of them than machines need next, so that millions cost no memory, and gives runs in the order in
    /// which they end.
    /// </summary>
    public async IAsyncEnumerable<Run> RunAllAsync(IEnumerable<Taskset> tasksets, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var running = new List<Task<Run>>();
        foreach (var taskset in tasksets)
        {
            running.Add(RunAsync(taskset, cancellationToken));
            var resized = _resized.Task;
            // One waiting for each that runs: no machine is idle while the next taskset is made.
            while (running.Count >= 2 * MaxMachines && await Task.WhenAny([.. running, resized]).ConfigureAwait(false) is var happened)
            {
                if (happened is Task<Run> ended) yield return await TakeAsync(running, ended).ConfigureAwait(false);
                else resized = _resized.Task;
            }
        }
        while (running.Count > 0) yield return await TakeAsync(running, await Task.WhenAny(running).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Finishes the tasksets that run and starts none, until <see cref="Resume"/>.</summary>
    public void Drain() => _pool.IsDraining = true;

    /// <summary>Starts tasksets again.</summary>
    public void Resume() => _pool.IsDraining = false;

    /// <summary>Replaces each machine: an idle one at once, all others after their taskset.</summary>
    public void Reboot() => _pool.Reboot();

    /// <summary>Kills all machines at once, and returns when they have ended. The distributor goes on with new ones.</summary>
    public Task KillAllAsync(KilledTasksets tasksets) => _pool.KillAllAsync(tasksets);

    /// <summary>Cancels all runs and ends all machines.</summary>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private BoardCare? CareOf(int number) => _options.Boards is { } boards ? new(number, boards, _source, _options.Log, _time) : null;

    private static Task<Run> TakeAsync(List<Task<Run>> running, Task<Run> ended)
    {
        running.Remove(ended);
        return ended;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
