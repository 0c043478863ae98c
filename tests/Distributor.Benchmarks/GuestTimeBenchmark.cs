namespace Distributor.Benchmarks;

/// <summary>What guest time costs the host.</summary>
internal static class GuestTimeBenchmark
{
    public static Benchmark TenSeconds { get; } = new("guest-time", "10 s of guest time at 10 % load, without boot", "ms", "at most 400 ms", async () =>
    {
        await using var machine = await Guest.Machines.StartAsync(1, CancellationToken.None);
        var values = new List<double>();
        for (var run = 0; run <= 10; run++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var execution = await Guest.Runner.RunAsync(machine, Guest.Burn(10_000, period: 100, jobs: 100), CancellationToken.None);
            if (run > 0) values.Add((TimeProvider.System.GetElapsedTime(start) - execution.Boot).TotalMilliseconds);
        }
        return values;
    });
}
