using Distributor.Dispatch.Boards;
using Distributor.Machines;

namespace Distributor.Dispatch;

/// <summary>A place for one machine: starts one when a taskset needs it, and gives up one that failed.</summary>
/// <param name="number">Its machine's in the source.</param>
/// <param name="source">Where the machine comes from.</param>
/// <param name="care">Gets the machine ready before it has a taskset; null: it starts for one.</param>
/// <param name="time">The host's clock.</param>
internal sealed class MachineSlot(int number, IExecutorSource source, BoardCare? care, TimeProvider time) : IAsyncDisposable
{
    private IExecutor? _machine;
    private Task _running = Task.CompletedTask;
    private PendingRun? _run;
    private long _start;
    private string? _failure;
    private Task _ending = Task.CompletedTask;

    public int Number => number;

    /// <summary>The machine's name. Before it has started nobody knows it: other processes have machines too.</summary>
    public string Name => _machine?.Name ?? care?.Name ?? "a new machine";

    /// <summary>Whether its machine has to be got ready before it can have a taskset, each time after it was lost.</summary>
    public bool IsPrepared => care is not null;

    /// <summary>Whether it can have a taskset now.</summary>
    public bool IsReady => care is null || _machine is not null;

    /// <inheritdoc cref="BoardCare.IsOut"/>
    public bool IsOut => care is { IsOut: true };

    /// <summary>Whether its machine is left out until it passes its check, also while that runs.</summary>
    public bool IsLeftOut => care is { IsOut: true, State: not MachineState.InUse };

    /// <summary>How its machine failed that is not ready; null when it did not.</summary>
    public string? Reason => IsReady ? null : care!.Reason;

    /// <summary>Cancelled when the machine is to be killed at once.</summary>
    public CancellationTokenSource Kill { get; private set; } = new();

    /// <summary>Set when the machine is to be replaced after its taskset.</summary>
    public bool IsOutdated { get; set; }

    /// <summary>The machine at this instant; <paramref name="state"/> is what the pool knows.</summary>
    public MachineStatus Status(MachineState state)
    {
        var (machine, run) = (_machine, _run);
        if (state is MachineState.Running && machine is null) state = MachineState.Starting;
        if (state is MachineState.Starting && care is not null) state = care.State;
        return new(machine?.Name ?? Name, state, run?.Taskset.Name, run?.Attempts + 1, machine is null ? null : time.GetElapsedTime(_start), machine?.Report() ?? care?.Report)
        {
            Reason = Reason,
        };
    }

    /// <summary>Gets its machine ready, however long that takes; one that has failed, or is outdated, is revived. <paramref name="setBack"/> as in <see cref="BoardCare"/>.</summary>
    public async Task PrepareAsync(Action setBack, CancellationToken cancellationToken)
    {
        if (IsOutdated) await GiveUpAsync("Somebody has asked for its reboot.").ConfigureAwait(false);
        IsOutdated = false;
        var machine = await care!.ReadyAsync(_failure, setBack, cancellationToken).ConfigureAwait(false);
        (_failure, _start, _machine) = (null, time.GetTimestamp(), machine);
    }

    /// <summary>Runs a taskset. After anything but a trace the machine is gone, since nobody knows what it is doing.</summary>
    public Task<Execution> RunAsync(PendingRun run, CancellationToken cancellationToken)
    {
        _run = run;
        var running = RunOnMachineAsync(run, cancellationToken);
        _running = running;
        return running;
    }

    /// <summary>Returns when the machine of a run that was cut short has ended.</summary>
    public Task EndedAsync() => _ending;

    /// <summary>Ends what runs, and its machine; returns when both have ended.</summary>
    public async Task KillAsync()
    {
        await Kill.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _ending.ConfigureAwait(false);
    }

    /// <summary>Lets tasksets run again after <see cref="KillAsync"/>.</summary>
    public void Revive() => Kill = new();

    public async ValueTask DisposeAsync()
    {
        await GiveUpAsync(failure: null).ConfigureAwait(false);
        care?.Dispose();
    }

    private async Task GiveUpAsync(string? failure)
    {
        if (_machine is { } machine) await machine.DisposeAsync().ConfigureAwait(false);
        (_failure, _machine) = (failure, null);
    }

    private async Task<Execution> RunOnMachineAsync(PendingRun run, CancellationToken cancellationToken)
    {
        try
        {
            var began = time.GetTimestamp();
            if (_machine is null)
            {
                _start = began;
                _machine = await source.StartAsync(number, cancellationToken).ConfigureAwait(false);
            }
            var start = time.GetElapsedTime(began);
            var execution = await _machine.RunAsync(run.Taskset, run.AcceptsUnreportedJobs, cancellationToken).ConfigureAwait(false);
            return execution with { Boot = start + execution.Boot };
        }
        catch (BadTasksetException)
        {
            throw;
        }
        catch (InterruptedExecutionException)
        {
            // What was heard is told before the machine has ended: a test host that is being killed has no time for both.
            _ending = GiveUpAsync(failure: null);
            throw;
        }
        catch (Exception error)
        {
            await GiveUpAsync((error as MachineException)?.Reason).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _run = null;
        }
    }
}
