using System.Globalization;
using Distributor.Machines.Qemu.Consoles;
using Distributor.Machines.Qemu.Networks;

namespace Distributor.Machines.Qemu;

/// <summary>QEMU's arguments.</summary>
internal static class QemuCommandLine
{
    /// <summary>Where the reference guest looks for its parameters; see <c>src/guest/README.md</c>.</summary>
    private const uint ParameterBlock = 0x8000;

    /// <summary>The address that user networking would lease to its only guest. Setting it saves the lease.</summary>
    private const uint GuestAddress = 0x0A_00_02_0F;

    /// <summary>All arguments of one machine.</summary>
    public static IReadOnlyList<string> For(QemuSettings settings, IQemuNetwork network, int number, MachineConsole console) =>
    [
        .. Shared(settings),
        // The name shows in `ps`.
        "-name", $"machine-{number}",
        .. console.Arguments(),
        "-qmp", "stdio",
        "-nic", $"{network.Nic(number)},model={settings.NetworkModel},mac={settings.MacPrefix}:{number:x2}",
    ];

    /// <summary>The arguments that all machines of the settings share: what a trace may depend on.</summary>
    public static IReadOnlyList<string> Shared(QemuSettings settings) =>
    [
        "-M", settings.Board,
        "-smp", Text(settings.Processors),
        "-m", Text(settings.Memory),
        "-kernel", settings.Image,
        "-nographic",
        "-monitor", "none",
        // Else QEMU looks for a sound card and prints what it finds.
        "-audiodev", "none,id=none",
        .. settings.Dhcp || settings.Network is GuestNetwork.Bridge ? Array.Empty<string>() : Parameter(0, GuestAddress),
        .. settings.VirtualTime is { } time
            ? [.. Parameter(3, (uint)time.BatchMilliseconds), "-icount", $"shift={Text(time.Shift)},sleep=off"]
            : Array.Empty<string>(),
        .. settings.MoreArguments,
    ];

    private static string[] Parameter(uint index, uint value) =>
        ["-device", string.Create(CultureInfo.InvariantCulture, $"loader,addr=0x{ParameterBlock + 4 * index:x},data=0x{value:x},data-len=4")];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
