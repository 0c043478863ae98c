using System.Diagnostics;
using System.Globalization;
using Distributor.FakeGuest;
using Distributor.Surroundings;

namespace Distributor.Benchmarks;

/// <summary>The command from its start to its end.</summary>
internal static class CommandBenchmark
{
    private const int Tasksets = 200;
    private const int Variants = 1_000_000;

    public static Benchmark Throughput { get; } = new("throughput", $"{Tasksets} tasksets of 5 jobs, period 10 ms, 4 machines, clean guest each, from the command's start", "/s", "at least 25 /s", async () =>
    {
        using var folder = new Folder("tasksets:\n" + string.Concat(Enumerable.Range(0, Tasksets).Select(index => string.Create(CultureInfo.InvariantCulture,
            $"  t{index}: {{ tasks: {{ a: {{ program: burn, argument: 1000, period: 10 ms, jobs: 5 }} }} }}\n"))));
        var values = await Benchmark.TimeAsync(5, async () =>
        {
            using var command = folder.Start("--max-machines", "4");
            var output = await command.StandardOutput.ReadToEndAsync();
            await command.WaitForExitAsync();
            if (output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length != Tasksets) throw new InvalidOperationException($"Not all tasksets ran:\n{output}");
        });
        return [.. values.Select(value => Tasksets / (value / 1000))];
    });

    public static Benchmark Memory { get; } = new("memory", $"the command's largest resident memory with {Variants} variants queued, 5 s on", "MB", "at most 200 MB", async () =>
    {
        await using var guest = new FakeGuestServer();
        using var folder = new Folder($"tasksets:\n  many: {{ tasks: {{ a: {{ program: burn, argument: [1..{Variants}], period: 10 ms }} }} }}\n");
        using var command = folder.Start("--machine", string.Join(',', Enumerable.Repeat(guest.Address, 4)), "--max-machines", "4");
        var reading = command.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        await Task.WhenAny(command.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(5)));
        var status = await File.ReadAllLinesAsync($"/proc/{command.Id}/status");
        command.Kill();
        await reading;
        var peak = status.Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [int.Parse(peak[^2], CultureInfo.InvariantCulture) / 1024.0];
    });

    /// <summary>A folder with one file of tasksets, in which the command runs.</summary>
    private sealed class Folder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("benchmark-").FullName;

        public Folder(string yaml) => File.WriteAllText(Path.Combine(_path, "tasksets.yaml"), yaml);

        public Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
            Path.Combine(Checkout.Root, "client-tools", "distributor"), ["run", "tasksets.yaml", "--json", .. arguments])
        {
            WorkingDirectory = _path,
            RedirectStandardOutput = true,
        })!;

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
