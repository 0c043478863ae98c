namespace Distributor.Machines.Qemu.Consoles;

/// <summary>The serial console of a machine.</summary>
internal sealed class MachineConsole(ConsoleLog log, ConsolePipe pipe) : IAsyncDisposable
{
    private ScreenSession? _screen;

    public ConsoleLog Log => log;

    /// <summary>Shows it in a session of <c>screen</c> too. QEMU has to have opened it.</summary>
    public async Task ShowInScreenAsync(string session, int qemu, TimeProvider time, CancellationToken cancellationToken) =>
        _screen = await ScreenSession.StartAsync(session, log, pipe.Input, qemu, time, cancellationToken).ConfigureAwait(false);

    public ConsoleReport Report() => new(log.Path, pipe.Input, _screen is { IsRunning: true } ? _screen.Name : null);

    /// <summary>QEMU's arguments for it.</summary>
    public IReadOnlyList<string> Arguments() =>
        ["-chardev", $"pipe,id=console,path={Escaped(pipe.Path)},logappend=on,logfile={Escaped(log.Path)}", "-serial", "chardev:console"];

    /// <summary>Call it when QEMU has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_screen is not null) await _screen.DisposeAsync().ConfigureAwait(false);
        pipe.Dispose();
    }

    private static string Escaped(string path) => path.Replace(",", ",,", StringComparison.Ordinal);
}
