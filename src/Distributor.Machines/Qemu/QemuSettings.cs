namespace Distributor.Machines.Qemu;

/// <summary>How QEMU machines are made. Each part of the command line is a setting.</summary>
/// <param name="Image">The guest's ELF image: the reference guest's, or Genode's <c>image.elf</c>.</param>
/// <param name="LogFolder">Where each machine's console is written: <c>machine-N.console.log</c>. Made when it is missing.</param>
public sealed record QemuSettings(string Image, string LogFolder)
{
    /// <summary>The emulator. Default: found on the PATH.</summary>
    public string Executable { get; init; } = "qemu-system-arm";

    /// <summary>Default: realview-pbx-a9.</summary>
    public string Board { get; init; } = "realview-pbx-a9";

    /// <summary>Default: 2. A taskset uses one of them.</summary>
    public int Processors { get; init; } = 2;

    /// <summary>In MiB. Default: 1000. It costs the host nothing until the guest uses it.</summary>
    public int Memory { get; init; } = 1000;

    /// <summary>Default: lan9118, the board's own.</summary>
    public string NetworkModel { get; init; } = "lan9118";

    /// <summary>The first five bytes of the MAC address; the machine's number is the sixth. Default: 0a:06:00:00:00.</summary>
    public string MacPrefix { get; init; } = "0a:06:00:00:00";

    /// <summary>Default: user networking.</summary>
    public GuestNetwork Network { get; init; }

    /// <summary>Default: their logs' files.</summary>
    public GuestConsole Console { get; init; }

    /// <summary>Whether the guest asks for its address on user networking, instead of being told. Default: false, which saves the lease.</summary>
    public bool Dhcp { get; init; }

    /// <summary>
    /// Whether a guest is reset before each taskset. Default: true. Otherwise it keeps its programs and boots once, which helps with one that boots
    /// slowly, and its traces begin where the last taskset left it.
    /// </summary>
    public bool CleanGuest { get; init; } = true;

    /// <summary>Null: real time. The default is virtual time.</summary>
    public VirtualTime? VirtualTime { get; init; } = new();

    /// <summary>Handed to QEMU after all others. Default: none.</summary>
    public IReadOnlyList<string> MoreArguments { get; init; } = [];
}
