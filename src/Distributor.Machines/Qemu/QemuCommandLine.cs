using System.Globalization;

namespace Distributor.Machines.Qemu;

/// <summary>QEMU's arguments for a machine on user networking, which needs no root.</summary>
internal static class QemuCommandLine
{
    /// <summary>Where the reference guest looks for its parameters; see <c>src/guest/README.md</c>.</summary>
    private const uint ParameterBlock = 0x8000;

    /// <summary>The address that user networking would lease to its only guest. Setting it saves the lease.</summary>
    private const uint GuestAddress = 0x0A_00_02_0F;

    public static IReadOnlyList<string> For(QemuSettings settings, int number, string consoleLog) =>
    [
        "-M", "realview-pbx-a9",
        "-smp", Text(settings.Processors),
        "-m", Text(settings.Memory),
        "-kernel", settings.Image,
        "-nographic",
        "-monitor", "none",
        // Else QEMU looks for a sound card and prints what it finds.
        "-audiodev", "none,id=none",
        // QEMU writes the console itself: a pipe that nobody drains would stop the guest.
        "-serial", $"file:{consoleLog}",
        "-qmp", "stdio",
        // Port 0: the host's kernel chooses a free one, and QEMU tells which; no other process can take it in between.
        "-nic", $"user,model=lan9118,mac=0a:06:00:00:00:{number:x2},hostfwd=tcp:127.0.0.1:0-10.0.2.15:3001",
        .. Parameter(0, GuestAddress),
        .. settings.VirtualTime is { } time
            ? [.. Parameter(3, (uint)time.BatchMilliseconds), "-icount", $"shift={Text(time.Shift)},sleep=off"]
            : Array.Empty<string>(),
    ];

    private static string[] Parameter(uint index, uint value) =>
        ["-device", string.Create(CultureInfo.InvariantCulture, $"loader,addr=0x{ParameterBlock + 4 * index:x},data=0x{value:x},data-len=4")];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
