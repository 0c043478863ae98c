using System.Diagnostics;
using System.Globalization;
using Distributor.FakeGuest;

namespace Distributor.Benchmarks;

/// <summary>`dotnet test` on an assembly that is built beside this program.</summary>
internal sealed class DotnetTest(string project, string[] settings)
{
    public static DotnetTest Plain { get; } = new("Distributor.Benchmarks.Plain", []);

    public static DotnetTest Tasksets(FakeGuestServer? guest, int machines, params string[] settings)
    {
        var folder = Path.Combine(Path.GetTempPath(), "distributor-benchmarks");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "burn"), "an ELF file");
        return new("Distributor.Benchmarks.Tasksets", guest is null ? [] : [$"Distributor.Machine={string.Join(',', Enumerable.Repeat(guest.Address, machines))}",
            $"Distributor.MaxMachines={machines}", $"Distributor.ProgramsFolder={folder}", $"Distributor.ResultsDirectory={folder}/results", .. settings]);
    }

    /// <summary>The tasksets for the simulator.</summary>
    public static DotnetTest Simulated() => new("Distributor.Benchmarks.Tasksets", ["Distributor.Machine=simulated", $"Distributor.ResultsDirectory={Path.Combine(Path.GetTempPath(), "distributor-benchmarks", "results")}"]);

    /// <summary>Runs to the end. Throws when it fails.</summary>
    public Task<DotnetTestOutcome> RunAsync(params string[] arguments) => RunAsync(watchesMemory: false, arguments);

    /// <summary>Runs to the end, with an eye on its memory, which costs time. Throws when it fails.</summary>
    public async Task<DotnetTestOutcome> RunAsync(bool watchesMemory, string[] arguments)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory.Replace("Distributor.Benchmarks", project, StringComparison.Ordinal), $"{project}.dll");
        var start = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["test", assembly, .. arguments, "--", .. settings]) { RedirectStandardOutput = true })!;
        var (last, peak) = (0L, 0.0);
        var watching = Task.Run(async () =>
        {
            while (watchesMemory && !process.HasExited)
            {
                peak = Math.Max(peak, HostMegabytes(assembly));
                await Task.Delay(20);
            }
        });
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("  Passed ", StringComparison.Ordinal)) last = TimeProvider.System.GetTimestamp();
        await process.WaitForExitAsync();
        await watching;
        if (process.ExitCode != 0) throw new InvalidOperationException($"dotnet test {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        return new(TimeProvider.System.GetElapsedTime(start), last, peak);
    }

    /// <summary>The peak memory of the test host of an assembly, as /proc tells it.</summary>
    private static double HostMegabytes(string assembly)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                var command = File.ReadAllText(Path.Combine(folder, "cmdline"));
                if (!command.Contains("testhost", StringComparison.Ordinal) || !command.Contains(Path.GetDirectoryName(assembly)!, StringComparison.Ordinal)) continue;
                var peak = File.ReadLines(Path.Combine(folder, "status")).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
                if (peak is not null) return double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }
        return 0;
    }
}

/// <summary>What was seen of a `dotnet test`.</summary>
/// <param name="Took">From start to end.</param>
/// <param name="LastResult">When the last passed test was shown; a timestamp of the system's clock.</param>
/// <param name="PeakMegabytes">Of its test host; 0 unless it was watched.</param>
internal sealed record DotnetTestOutcome(TimeSpan Took, long LastResult, double PeakMegabytes);
