using Distributor.Dispatch;
using Distributor.FakeGuest;
using Distributor.Machines.Remote;
using Distributor.Machines;

namespace Distributor.Benchmarks;

/// <summary>What the distributor itself costs.</summary>
internal static class DispatchBenchmark
{
    private const int Tasksets = 200;

    public static Benchmark OwnCost { get; } = new("own-cost", $"a taskset on a guest that answers at once, one machine (mean of {Tasksets}), results written", "ms", "at most 10 ms", async () =>
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-").FullName;
        await using var guest = new FakeGuestServer();
        var programs = Directory.CreateDirectory(Path.Combine(folder, "programs")).FullName;
        await File.WriteAllTextAsync(Path.Combine(programs, "burn"), "an ELF file");
        var setup = new DistributorSetup { Machine = $"{guest.Address}", ProgramsFolder = programs, MaxMachines = 1, ResultsFolder = folder };
        IReadOnlyList<double> values;
        await using (var open = await setup.OpenAsync(TimeProvider.System, CancellationToken.None))
        {
            values = await Benchmark.TimeAsync(10, () => Task.WhenAll(Enumerable.Range(0, Tasksets)
                .Select(_ => open.Distributor.RunAsync(Guest.Burn(10_000, 20, jobs: 5), CancellationToken.None))));
        }
        Directory.Delete(folder, recursive: true);
        return [.. values.Select(value => value / Tasksets)];
    });
}
