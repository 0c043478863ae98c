using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>A place for one machine, with its number: starts one when a taskset needs it, and replaces one that failed.</summary>
internal sealed class MachineSlot(int number, IMachineSource source, TasksetRunner runner) : IAsyncDisposable
{
    private IMachine? _machine;

    public int Number => number;

    /// <summary>The machine's name; before there is one, its number.</summary>
    public string Name => _machine?.Name ?? $"machine-{number}";

    /// <summary>Runs a taskset. After anything but a trace the machine is gone, since nobody knows what it is doing.</summary>
    public async Task<Trace> RunAsync(Taskset taskset, CancellationToken cancellationToken)
    {
        try
        {
            _machine ??= await source.StartAsync(number, cancellationToken).ConfigureAwait(false);
            return await runner.RunAsync(_machine, taskset, cancellationToken).ConfigureAwait(false);
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

    public async ValueTask DisposeAsync()
    {
        if (_machine is { } machine) await machine.DisposeAsync().ConfigureAwait(false);
        _machine = null;
    }
}
