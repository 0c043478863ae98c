namespace Distributor.Machines.Qemu;

/// <summary>How QEMU machines are made.</summary>
/// <param name="Image">The guest's ELF image.</param>
/// <param name="LogFolder">Where each machine's console is written: <c>machine-N.console.log</c>. Made when it is missing.</param>
public sealed record QemuSettings(string Image, string LogFolder)
{
    /// <summary>The emulator. Default: found on the PATH.</summary>
    public string Executable { get; init; } = "qemu-system-arm";

    /// <summary>Default: 2. A taskset uses one of them.</summary>
    public int Processors { get; init; } = 2;

    /// <summary>In MiB. Default: 1000. It costs the host nothing until the guest uses it.</summary>
    public int Memory { get; init; } = 1000;

    /// <summary>Null: real time. The default is virtual time.</summary>
    public VirtualTime? VirtualTime { get; init; } = new();
}
