using Distributor.Machines.Qemu;

namespace Distributor.Benchmarks;

/// <summary>How long until a guest answers.</summary>
internal static class BootBenchmark
{
    public static Benchmark Boot { get; } = new("boot", "QEMU start to AVAILABLE answered", "ms", "at most 150 ms", () => TimeAsync(Guest.Machines));

    public static Benchmark Bridged { get; } = new("boot-bridged", "QEMU start to AVAILABLE answered over tap, bridge and DHCP, without root", "ms", "at most 250 ms",
        () => BridgedHost.IsHere ? TimeAsync(Guest.Of(GuestNetwork.Bridge)) : BridgedHost.MeasureAsync("boot-bridged"));

    public static Benchmark Reset { get; } = new("reset", "a used machine's reset to AVAILABLE answered", "ms", "", async () =>
    {
        await using var machine = await Guest.Machines.StartAsync(1, CancellationToken.None);
        return await Benchmark.TimeAsync(50, async () =>
        {
            await using var connection = await machine.ConnectAsync(new Dictionary<string, byte[]>(), CancellationToken.None);
            await connection.CloseAsync(CancellationToken.None);
        });
    });

    private static Task<IReadOnlyList<double>> TimeAsync(QemuMachines machines) => Benchmark.TimeAsync(20, async () =>
    {
        await using var machine = await machines.StartAsync(1, CancellationToken.None);
        await using var connection = await machine.ConnectAsync(new Dictionary<string, byte[]>(), CancellationToken.None);
    });
}
