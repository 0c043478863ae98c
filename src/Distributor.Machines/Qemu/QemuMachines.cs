using System.ComponentModel;
using System.Security.Cryptography;
using CliWrap;
using CliWrap.Buffered;
using Distributor.Machines.Qemu.Consoles;
using Distributor.Machines.Qemu.Networks;
using Distributor.Model;

namespace Distributor.Machines.Qemu;

/// <summary>Disposable QEMU machines. None outlives this process.</summary>
public sealed class QemuMachines(QemuSettings settings, MachineLimits limits, TimeProvider time) : IMachineSource
{
    private readonly GuestClock _clock = settings.VirtualTime is { } virtualTime ? new(1 << virtualTime.Shift) : GuestClock.RealTime;
    private readonly IQemuNetwork _network = settings.Network is GuestNetwork.Bridge ? new BridgeNetwork() : new UserNetwork();

    /// <inheritdoc/>
    public MachineKinds Kind => MachineKinds.Qemu;

    /// <inheritdoc/>
    public int Capacity => _network.Capacity;

    /// <inheritdoc/>
    public async Task<IMachine> StartAsync(int number, CancellationToken cancellationToken)
    {
        var lease = _network.Lease();
        try
        {
            return await StartAsync(lease, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<MachineProvenance> DescribeAsync(CancellationToken cancellationToken)
    {
        RequireImage();
        _network.Check();
        if (settings.Console is GuestConsole.Screen) await ScreenSession.CheckAsync(cancellationToken).ConfigureAwait(false);
        var image = File.OpenRead(settings.Image);
        await using var _ = image.ConfigureAwait(false);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(image, cancellationToken).ConfigureAwait(false));
        // Where the image lies says nothing of what it does.
        var arguments = string.Join(' ', QemuCommandLine.Shared(settings with { Image = Path.GetFileName(settings.Image) }));
        return new("qemu", hash, await VersionAsync(cancellationToken).ConfigureAwait(false), arguments, settings.VirtualTime?.Shift) { CleanGuest = settings.CleanGuest };
    }

    private async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        // It looks at the user's arguments first.
        var command = Cli.Wrap(settings.Executable).WithArguments([.. settings.MoreArguments, "--version"]).WithValidation(CommandResultValidation.None);
        var says = $"`{string.Join(' ', [settings.Executable, .. settings.MoreArguments, "--version"])}`";
        using var patience = new CancellationTokenSource(limits.Boot, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var version = await command.ExecuteBufferedAsync(either.Token).ConfigureAwait(false);
            if (version.IsSuccess) return version.StandardOutput.Split('\n')[0].Trim();
            var error = version.StandardError.Trim();
            if (error.Length == 0) throw MachineException.NoneBoots($"{says} ended with exit code {version.ExitCode} and said nothing.");
            throw MachineException.NoneBoots(settings.MoreArguments.Count > 0 ? $"QEMU does not take QemuArguments, `{string.Join(' ', settings.MoreArguments)}`: {error}" : $"{says} fails: {error}");
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw MachineException.NoneBoots($"{says} did not end in {limits.Boot.TotalSeconds:0.#} s: see why by running it yourself.", error);
        }
        catch (Win32Exception error)
        {
            throw MachineException.NoneBoots($"There is no {settings.Executable} on the PATH: run client-tools/setup.sh, or install the package qemu-system-arm.", error);
        }
    }

    private async Task<IMachine> StartAsync(NumberLease lease, CancellationToken cancellationToken)
    {
        var name = $"machine-{lease.Number}";
        RequireImage();
        Directory.CreateDirectory(settings.LogFolder);
        var log = new ConsoleLog(Path.GetFullPath(Path.Combine(settings.LogFolder, $"{name}.console.log")));
        var console = new MachineConsole(log, new(lease.PathPrefix));
        try
        {
            return await BootAsync(name, lease, console, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await console.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<IMachine> BootAsync(string name, NumberLease lease, MachineConsole console, CancellationToken cancellationToken)
    {
        var process = await SpawnAsync(name, QemuCommandLine.For(settings, _network, lease.Number, console)).ConfigureAwait(false);
        try
        {
            var patience = new Patience(limits.Boot, time, () => ProcessorWait.OfBusiestThread(process.Id), () => 0);
            var address = await patience.WaitAsync(async token =>
            {
                await process.Qmp.NegotiateAsync(token).ConfigureAwait(false);
                return await _network.AddressAsync(lease.Number, process.Qmp, token).ConfigureAwait(false);
            }, "did not answer", cancellationToken).ConfigureAwait(false);
            if (settings.Console is GuestConsole.Screen) await console.ShowInScreenAsync(_network.NameOf(lease.Number), process.Id, time, cancellationToken).ConfigureAwait(false);
            return new QemuMachine(name, lease, process, _network, address, console, _clock, settings.CleanGuest, limits, time);
        }
        catch (Exception error)
        {
            await process.DisposeAsync().ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested || error is not (IOException or TimeoutException)) throw;
            throw new MachineException(MachineFailure.Boot, name, $"{error.Message} {process.ErrorOutput}", console.Log.Since(), error);
        }
    }

    private void RequireImage()
    {
        if (GuestImage.WhyNot(settings.Image) is { } reason) throw MachineException.NoneBoots(reason);
    }

    private async Task<QemuProcess> SpawnAsync(string name, IReadOnlyList<string> arguments)
    {
        try
        {
            return await QemuProcess.StartAsync(settings.Executable, arguments, time).ConfigureAwait(false);
        }
        catch (Win32Exception error)
        {
            throw new MachineException(MachineFailure.Boot, name, $"{error.Message} QEMU is started through setsid and setpriv (package util-linux).", innerException: error);
        }
    }
}
