using System.Globalization;
using Distributor.Analysis.Acceptance;
using Distributor.Analysis.Generation;
using Distributor.Analysis.Simulation;
using Distributor.Dispatch;
using Distributor.Dispatch.Curves;
using Distributor.Model;
using Distributor.Surroundings;

namespace Distributor.Benchmarks;

/// <summary>Random tasksets of `burn` on the reference guest.</summary>
internal static class GuestCurveBenchmark
{
    private const int Machines = 4, Compared = 1000;

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

    public static Benchmark SimulatorAgrees { get; } = new("guest-agreement", $"of {Compared} random tasksets, how many the simulator and the guest execute differently, by the us; which ones goes to standard error", "differ", "0", async () =>
    {
        var differ = 0;
        await WithGuestsAsync(async open =>
        {
            await foreach (var run in open.Distributor.RunAllAsync(Enumerable.Range(0, Compared).Select(Draw)))
            {
                var simulated = Simulator.Run(run.Taskset).ToCanonicalText();
                if (run.Trace?.ToCanonicalText() is { } executed && executed == simulated) continue;
                differ++;
                var first = executed is null ? run.Bad : simulated.Split('\n').Zip(executed.Split('\n')).Where(lines => lines.First != lines.Second).Select(lines => $"simulated {lines.First.Trim()}, executed {lines.Second.Trim()}").FirstOrDefault("one is longer");
                Console.Error.WriteLine($"{run.Taskset.Name}: {first}");
            }
        });
        return [differ];
    });

    // Both policies, up to an overload, implicit and constrained deadlines, offsets; jobs of 100 us and more.
    private static Taskset Draw(int number)
    {
        var random = new RandomSource((ulong)number + 1);
        var settings = new GeneratorSettings(1 + (int)random.NextBelow(8), 0.3m + random.NextBelow(9) / 10m, new LogUniformPeriods(Ms1 * 2, Ms1 * 50, Us1 * 500))
        {
            WcetGranularity = Us1 * 100,
            LeastDeadlineShare = number % 3 == 0 ? 0.2m : null,
        };
        var drawn = TasksetGenerator.Next(random, settings);
        if (number % 4 == 1) drawn = drawn with { Tasks = [.. drawn.Tasks.Select(task => task with { Offset = Us1 * random.NextBelow(task.Period.Microseconds) })] };
        return drawn.ToTaskset(string.Create(CultureInfo.InvariantCulture, $"draw-{number}"), number % 2 == 0 ? SchedulingPolicy.FixedPriority : SchedulingPolicy.EarliestDeadlineFirst, Ms1 * 200);
    }

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
