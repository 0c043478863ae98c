using System.ComponentModel;
using System.Net;

namespace Distributor.Machines.Qemu;

/// <summary>Disposable QEMU machines on user networking. None outlives this process.</summary>
public sealed class QemuMachines(QemuSettings settings, MachineLimits limits, TimeProvider time) : IMachineSource
{
    /// <summary>240: a machine's number is the last byte of its MAC address.</summary>
    public int Capacity => 240;

    /// <inheritdoc/>
    public async Task<IMachine> StartAsync(int number, CancellationToken cancellationToken)
    {
        var name = $"machine-{number}";
        if (!File.Exists(settings.Image))
            throw new MachineException(MachineFailure.Boot, name, $"There is no guest image {settings.Image}: build it with client-tools/setup.sh, or set GuestImage.");
        Directory.CreateDirectory(settings.LogFolder);
        var console = new ConsoleLog(Path.GetFullPath(Path.Combine(settings.LogFolder, $"{name}.console.log")));
        var process = await SpawnAsync(name, QemuCommandLine.For(settings, number, console.Path)).ConfigureAwait(false);
        try
        {
            using var timeout = new CancellationTokenSource(limits.Boot, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            var port = await process.Qmp.NegotiatePortAsync(either.Token).ConfigureAwait(false);
            return new QemuMachine(name, process, new IPEndPoint(IPAddress.Loopback, port), console, settings.VirtualTime is not null, limits, time);
        }
        catch (Exception error)
        {
            await process.DisposeAsync().ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested || error is not (IOException or OperationCanceledException)) throw;
            throw new MachineException(MachineFailure.Boot, name, $"{error.Message} {process.ErrorOutput}", console.Tail(), error);
        }
    }

    private async Task<QemuProcess> SpawnAsync(string name, IReadOnlyList<string> arguments)
    {
        try
        {
            return await QemuProcess.StartAsync(settings.Executable, arguments, time).ConfigureAwait(false);
        }
        catch (Win32Exception error)
        {
            throw new MachineException(MachineFailure.Boot, name, $"{error.Message} QEMU is started through setpriv (package util-linux).", innerException: error);
        }
    }
}
