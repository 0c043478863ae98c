using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>A place for one machine: starts one when a taskset needs it, and gives up one that failed.</summary>
internal sealed class MachineSlot(int number, IExecutorSource source, TimeProvider time) : IAsyncDisposable
{
    private IExecutor? _machine;
    private Task _running = Task.CompletedTask;

    public int Number => number;

    /// <summary>The machine's name; before there is one, the slot's number.</summary>
    public string Name => _machine?.Name ?? $"machine-{number}";

    /// <summary>Cancelled when the machine is to be killed at once.</summary>
    public CancellationTokenSource Kill { get; private set; } = new();

    /// <summary>Runs a taskset. After anything but a trace the machine is gone, since nobody knows what it is doing.</summary>
    public Task<Execution> RunAsync(Taskset taskset, bool acceptsUnreportedJobs, CancellationToken cancellationToken)
    {
        var running = RunOnMachineAsync(taskset, acceptsUnreportedJobs, cancellationToken);
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

    private async Task<Execution> RunOnMachineAsync(Taskset taskset, bool acceptsUnreportedJobs, CancellationToken cancellationToken)
    {
        try
        {
            var began = time.GetTimestamp();
            _machine ??= await source.StartAsync(number, cancellationToken).ConfigureAwait(false);
            var start = time.GetElapsedTime(began);
            var execution = await _machine.RunAsync(taskset, acceptsUnreportedJobs, cancellationToken).ConfigureAwait(false);
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
    }
}
