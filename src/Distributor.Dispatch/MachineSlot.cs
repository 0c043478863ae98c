using Distributor.Machines;

namespace Distributor.Dispatch;

/// <summary>A place for one machine: starts one when a taskset needs it, and gives up one that failed.</summary>
internal sealed class MachineSlot(int number, IExecutorSource source, TimeProvider time) : IAsyncDisposable
{
    private IExecutor? _machine;
    private Task _running = Task.CompletedTask;
    private PendingRun? _run;
    private long _start;

    public int Number => number;

    /// <summary>The machine's name; before there is one, the slot's number.</summary>
    public string Name => _machine?.Name ?? $"machine-{number}";

    /// <summary>Cancelled when the machine is to be killed at once.</summary>
    public CancellationTokenSource Kill { get; private set; } = new();

    /// <summary>Set when the machine is to be replaced after its taskset.</summary>
    public bool IsOutdated { get; set; }

    /// <summary>The machine at this instant; <paramref name="state"/> is what the pool knows.</summary>
    public MachineStatus Status(MachineState state)
    {
        var (machine, run) = (_machine, _run);
        if (state is MachineState.Running && machine is null) state = MachineState.Starting;
        return new(machine?.Name ?? Name, state, run?.Taskset.Name, run?.Attempts + 1, machine is null ? null : time.GetElapsedTime(_start), machine?.Report());
    }

    /// <summary>Runs a taskset. After anything but a trace the machine is gone, since nobody knows what it is doing.</summary>
    public Task<Execution> RunAsync(PendingRun run, CancellationToken cancellationToken)
    {
        _run = run;
        var running = RunOnMachineAsync(run, cancellationToken);
        _running = running;
        return running;
    }

    /// <summary>Ends what runs, and its machine; returns when both have ended.</summary>
    public async Task KillAsync()
    {
        await Kill.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Lets tasksets run again after <see cref="KillAsync"/>.</summary>
    public void Revive() => Kill = new();

    public async ValueTask DisposeAsync()
    {
        if (_machine is { } machine) await machine.DisposeAsync().ConfigureAwait(false);
        _machine = null;
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
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            _run = null;
        }
    }
}
