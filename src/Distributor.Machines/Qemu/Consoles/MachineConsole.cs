namespace Distributor.Machines.Qemu.Consoles;

/// <summary>The serial console of a machine: QEMU writes it to a log, and to a terminal while somebody has that open.</summary>
internal sealed class MachineConsole(ConsoleLog log, string terminal, ScreenSession? screen) : IAsyncDisposable
{
    public ConsoleLog Log => log;

    public ConsoleReport Report() => new(log.Path, terminal, screen is { IsRunning: true } ? screen.Name : null);

    /// <summary>Call it when QEMU has ended.</summary>
    public ValueTask DisposeAsync() => screen?.DisposeAsync() ?? ValueTask.CompletedTask;
}
