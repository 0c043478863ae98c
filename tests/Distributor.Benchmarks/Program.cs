// What the product promises of speed and memory, measured on this host:
//   dotnet run -c Release --project tests/Distributor.Benchmarks [--values] [NAME…]
// Medians of several runs; compare them with each other rather than with another host's. With --values: each run's value, a line each.
using System.Globalization;
using Distributor.Benchmarks;

Benchmark[] all = [BootBenchmark.Boot, BootBenchmark.Bridged, BootBenchmark.Reset, DispatchBenchmark.OwnCost, CommandBenchmark.Throughput,
    GuestTimeBenchmark.TenSeconds, CommandBenchmark.Memory, TestingBenchmark.CostPerTest, TestingBenchmark.CostWithAttachments, TestingBenchmark.FanOut, TestingBenchmark.FanOutWithAttachments,
    TestingBenchmark.Discovery, TestingBenchmark.DiscoveryMemory, CurveBenchmark.Theory, TestingBenchmark.Simulated, GuestCurveBenchmark.Executed,
    TheoryBenchmark.ResponseTimes, TheoryBenchmark.Demand, TheoryBenchmark.EdfResponses, TheoryBenchmark.Events, TheoryBenchmark.Memory];
var asValues = args.Contains("--values");
var chosen = args.Except(["--values"]).Any() ? [.. all.Where(benchmark => args.Contains(benchmark.Name))] : all;
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

if (!asValues) Console.WriteLine("| benchmark | what | median | least | most | runs | bound |\n|---|---|---|---|---|---|---|");
foreach (var benchmark in chosen)
{
    try
    {
        var values = (await benchmark.MeasureAsync()).Order().ToArray();
        string Text(double value) => $"{value:0.##} {benchmark.Unit}";
        if (asValues) Array.ForEach(values, value => Console.WriteLine(value.ToString(CultureInfo.InvariantCulture)));
        else Console.WriteLine($"| {benchmark.Name} | {benchmark.What} | {Text(values[values.Length / 2])} | {Text(values[0])} | {Text(values[^1])} | {values.Length} | {benchmark.Bound} |");
    }
    catch (NotSupportedException reason)
    {
        Console.WriteLine($"| {benchmark.Name} | {benchmark.What} | skipped: {reason.Message} | | | 0 | {benchmark.Bound} |");
    }
}
return 0;
