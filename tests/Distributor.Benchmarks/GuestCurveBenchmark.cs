using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Generation;
using Distributor.Dispatch;
using Distributor.Dispatch.Curves;
using Distributor.Model;
using Distributor.Surroundings;

namespace Distributor.Benchmarks;

/// <summary>Random tasksets of `burn` on the reference guest.</summary>
internal static class GuestCurveBenchmark
{
    private const int Machines = 4;

    private static readonly GuestTime Ms1 = GuestTime.FromMilliseconds(1), Us1 = GuestTime.FromMicroseconds(1);

    public static Benchmark Executed { get; } = new("curve-executed", $"10 points, 20 sets each, executed for 1 s of guest time on {Machines} QEMU machines, their start included", "s", "at most 60 s", async () =>
    {
        var sweep = new AcceptanceSweep(new(5, 0.5m, new LogUniformPeriods(Ms1 * 10, Ms1 * 100, Ms1)) { WcetGranularity = Us1 * 100 }, [.. Enumerable.Range(10, 10).Select(point => point / 20m)], 20, Seed: 1);
        var curve = new CurveDeclaration("curve", [sweep], ["rta", CurveDeclaration.ExecutionFixedPriority]) { Duration = Ms1 * 1000 };
        var values = await Benchmark.TimeAsync(3, () => WithGuestsAsync(async open =>
        {
            var measured = await new CurveRunner(open, overheads: null, new()).RunAsync(curve, ran: null, CancellationToken.None);
            if (measured.Remarks.Count > 0) throw new InvalidOperationException(measured.Remarks[0]);
        }));
        return [.. values.Select(value => value / 1000)];
    });

    private static async Task WithGuestsAsync(Func<OpenDistributor, Task> action)
    {
        var build = Path.Combine(Checkout.Root, "src", "guest", "build");
        var results = Directory.CreateTempSubdirectory("benchmark-").FullName;
        var setup = new DistributorSetup { GuestImage = Path.Combine(build, "image.elf"), ProgramsFolder = Path.Combine(build, "programs"), MaxMachines = Machines, ResultsFolder = results };
        try
        {
            await using var open = await setup.OpenAsync(TimeProvider.System, CancellationToken.None);
            await action(open);
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }
}
