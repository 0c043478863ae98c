namespace Distributor.Benchmarks;

/// <summary>How long until a guest answers.</summary>
internal static class BootBenchmark
{
    public static Benchmark Boot { get; } = new("boot", "QEMU start to AVAILABLE answered", "ms", "at most 150 ms", () => Benchmark.TimeAsync(20, async () =>
    {
        await using var machine = await Guest.Machines.StartAsync(1, CancellationToken.None);
        await using var connection = await machine.ConnectAsync(CancellationToken.None);
    }));

    public static Benchmark Reset { get; } = new("reset", "a used machine's reset to AVAILABLE answered", "ms", "", async () =>
    {
        await using var machine = await Guest.Machines.StartAsync(1, CancellationToken.None);
        return await Benchmark.TimeAsync(50, async () =>
        {
            await using var connection = await machine.ConnectAsync(CancellationToken.None);
            await connection.CloseAsync(CancellationToken.None);
        });
    });
}
