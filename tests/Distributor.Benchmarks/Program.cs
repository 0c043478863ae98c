// What the product promises of speed and memory, measured on this host:
//   dotnet run -c Release --project tests/Distributor.Benchmarks [NAME…]
// Medians of several runs; compare them with each other rather than with another host's.
using Distributor.Benchmarks;

Benchmark[] all = [BootBenchmark.Boot, BootBenchmark.Reset, DispatchBenchmark.OwnCost, CommandBenchmark.Throughput, GuestTimeBenchmark.TenSeconds, CommandBenchmark.Memory,
    TestingBenchmark.CostPerTest, TestingBenchmark.CostWithAttachments, TestingBenchmark.FanOut, TestingBenchmark.Discovery, TestingBenchmark.DiscoveryMemory, CurveBenchmark.Theory];
var chosen = args.Length == 0 ? all : [.. all.Where(benchmark => args.Contains(benchmark.Name))];
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

Console.WriteLine("| benchmark | what | median | least | most | runs | bound |\n|---|---|---|---|---|---|---|");
foreach (var benchmark in chosen)
{
    var values = (await benchmark.MeasureAsync()).Order().ToArray();
    string Text(double value) => $"{value:0.##} {benchmark.Unit}";
    Console.WriteLine($"| {benchmark.Name} | {benchmark.What} | {Text(values[values.Length / 2])} | {Text(values[0])} | {Text(values[^1])} | {values.Length} | {benchmark.Bound} |");
}
return 0;
