using Distributor.FakeGuest;

namespace Distributor.Benchmarks;

/// <summary>What `dotnet test` costs with tasksets, beside as many plain tests of NUnit's.</summary>
internal static class TestingBenchmark
{
    private const int Tests = 1000;
    private const int Machines = 64;

    public static Benchmark CostPerTest { get; } = Cost("cost-per-test", "", "none", "at most 2 ms");

    public static Benchmark CostWithAttachments { get; } = Cost("cost-with-attachments", ", with attachments", "all", "at most 5 ms");

    public static Benchmark FanOut { get; } = FanOutOf("fan-out", "", "none");

    public static Benchmark FanOutWithAttachments { get; } = FanOutOf("fan-out-with-attachments", ", with attachments", "all");

    public static Benchmark Discovery { get; } = new("discovery", "10,000 tasksets found, beyond plain NUnit with as many cases", "s", "at most 1.5 s", () =>
        DifferencesAsync(3, () => DotnetTest.Tasksets(guest: null, Machines).RunAsync("--list-tests"), () => DotnetTest.Plain.RunAsync("--list-tests"), outcome => outcome.Took.TotalSeconds));

    public static Benchmark DiscoveryMemory { get; } = new("discovery-memory", "the test host's largest resident memory there, beyond plain NUnit", "MB", "at most 300 MB", () =>
        DifferencesAsync(1, () => DotnetTest.Tasksets(guest: null, Machines).RunAsync(watchesMemory: true, ["--list-tests"]),
            () => DotnetTest.Plain.RunAsync(watchesMemory: true, ["--list-tests"]), outcome => outcome.PeakMegabytes));

    public static Benchmark Simulated { get; } = new("tests-simulated", $"{Tests} tasksets of 10 tasks as tests on the simulator, 1 s each, with attachments and report, dotnet test from start to end", "s", "at most 8 s", async () =>
    {
        var values = await Benchmark.TimeAsync(3, () => DotnetTest.Simulated().RunAsync("--filter", "TestCategory=simulated"));
        return [.. values.Select(value => value / 1000)];
    });

    // The guest's own code is compiled by a run that does not count.
    private static Benchmark FanOutOf(string name, string with, string attachments) => new(
        name, $"{Tests} tests of 50 ms, {Machines} machines, first start to last result{with}", "s", "at most 1.2 s", async () =>
        {
            long first = 0;
            await using var guest = new FakeGuestServer(async (session, cancellationToken) =>
            {
                Interlocked.CompareExchange(ref first, TimeProvider.System.GetTimestamp(), 0);
                await Task.Delay(50, cancellationToken);
                await FakeScripts.Ideal(session, cancellationToken);
            });
            var values = new List<double>();
            for (var run = 0; run <= 5; run++)
            {
                Interlocked.Exchange(ref first, 0);
                var outcome = await DotnetTest.Tasksets(guest, Machines, $"Distributor.Attachments={attachments}").RunAsync("--filter", "TestCategory=few", "--logger", "console;verbosity=normal");
                if (run > 0) values.Add(TimeProvider.System.GetElapsedTime(first, outcome.LastResult).TotalSeconds);
            }
            return values;
        });

    private static Benchmark Cost(string name, string with, string attachments, string bound) => new(
        name, $"a test more than plain NUnit's, in dotnet test (mean of {Tests}), guest that answers at once{with}", "ms", bound, () => DifferencesAsync(3, async () =>
        {
            await using var guest = new FakeGuestServer();
            return await DotnetTest.Tasksets(guest, Machines, $"Distributor.Attachments={attachments}").RunAsync("--filter", "TestCategory=few");
        }, () => DotnetTest.Plain.RunAsync("--filter", "TestCategory=few"), outcome => outcome.Took.TotalMilliseconds / Tests));

    private static async Task<IReadOnlyList<double>> DifferencesAsync(int runs, Func<Task<DotnetTestOutcome>> ours, Func<Task<DotnetTestOutcome>> plain, Func<DotnetTestOutcome, double> value)
    {
        var values = new List<double>();
        for (var run = 0; run < runs; run++) values.Add(value(await ours()) - value(await plain()));
        return values;
    }
}
