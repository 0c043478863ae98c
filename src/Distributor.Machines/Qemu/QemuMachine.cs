using System.Net;
using Distributor.Machines.Protocol;

namespace Distributor.Machines.Qemu;

/// <summary>A guest in a QEMU of its own, reset before each taskset but the first.</summary>
internal sealed class QemuMachine(
    string name, QemuProcess process, EndPoint address, ConsoleLog console, bool isVirtualTime, MachineLimits limits, TimeProvider time) : IMachine
{
    private bool _isClean = true;

    public string Name => name;

    public bool IsVirtualTime => isVirtualTime;

    public ISet<string> UploadedPrograms { get; } = new HashSet<string>();

    public string ConsoleTail() => console.Tail();

    public async Task<GuestConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(process.Ended.Token, cancellationToken);
        try
        {
            if (!_isClean)
            {
                await process.Qmp.ResetAsync(either.Token).ConfigureAwait(false);
                UploadedPrograms.Clear();
            }
            _isClean = false;
            return await GuestReadiness.WaitAsync(address, limits.Boot, time, either.Token).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new MachineException(MachineFailure.Boot, name, $"{error.Message} {Hint()}", ConsoleTail(), error);
        }
        catch (Exception error) when (process.Ended.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MachineException(MachineFailure.Lost, name, $"QEMU has ended. {process.ErrorOutput}", ConsoleTail(), error);
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private string Hint() => ConsoleTail().Length == 0
        ? "It printed nothing: is the image made for realview-pbx-a9, and for this much memory?"
        : "Is the image a taskloader that listens on port 3001?";
}
