using Distributor.Analysis;
using Distributor.Analysis.Edf;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Generation;
using Distributor.Analysis.Simulation;
using Distributor.Model;

namespace Distributor.Benchmarks;

/// <summary>Analyses and the simulator, on one core.</summary>
internal static class TheoryBenchmark
{
    private const int Sets = 20_000;
    private const int Runs = 9;
    private const long EventsAtLeast = 20_000_000;

    private static readonly LogUniformPeriods Periods = new(GuestTime.FromMilliseconds(1), GuestTime.FromSeconds(1), GuestTime.FromMicroseconds(1));

    public static Benchmark ResponseTimes { get; } = new("rta", $"exact response times of {Sets} sets of 20 tasks, log-uniform periods 1 ms to 1 s, U = 0.8", "sets/s", "at least 200,000 sets/s",
        () => SetsPerSecondAsync(new(20, 0.8m, Periods), tasks => ResponseTimeAnalysis.Preemptive(tasks).Verdict));

    public static Benchmark Demand { get; } = new("qpa", $"QPA of {Sets} sets of 20 tasks, log-uniform periods 1 ms to 1 s, constrained deadlines, U = 0.9", "sets/s", "at least 50,000 sets/s",
        () => SetsPerSecondAsync(new(20, 0.9m, Periods) { LeastDeadlineShare = 0 }, tasks => ProcessorDemand.Preemptive(tasks).Verdict));

    public static Benchmark EdfResponses { get; } = new("edf-response-times", "EDF response times of 200 sets of 10 tasks, log-uniform periods 10 ms to 1 s, U = 0.8", "sets/s", "none",
        () => SetsPerSecondAsync(new(10, 0.8m, Periods with { Shortest = GuestTime.FromMilliseconds(10) }), tasks => EdfResponseTimes.Preemptive(tasks).Verdict, sets: 200));

    public static Benchmark Events { get; } = new("simulator", $"events of 10 tasks under fixed priorities, no trace kept, {EventsAtLeast} and more", "M/s", "at least 10 M/s", () => SimulateAsync((events, seconds, _) => events / seconds / 1e6));

    public static Benchmark Memory { get; } = new("simulator-memory", "what is allocated for as many events", "KB", "at most 100 KB", () => SimulateAsync((_, _, bytes) => bytes / 1024.0));

    private static Task<IReadOnlyList<double>> SetsPerSecondAsync(GeneratorSettings settings, Func<IReadOnlyList<AnalysisTask>, AnalysisVerdict> analyse, int sets = Sets) => Task.Run(async () =>
    {
        var tasksets = Enumerable.Range(0, sets).Select(set => TasksetGenerator.Numbered(1, set, settings).Tasks).ToArray();
        var verdicts = new int[Enum.GetValues<AnalysisVerdict>().Length];
        var values = await Benchmark.TimeAsync(Runs, () =>
        {
            foreach (var tasks in tasksets) verdicts[(int)analyse(tasks)]++;
            return Task.CompletedTask;
        });
        if (verdicts[(int)AnalysisVerdict.Accepts] == 0) throw new InvalidOperationException("No set is schedulable: nothing was measured.");
        return (IReadOnlyList<double>)[.. values.Select(value => sets / (value / 1000))];
    });

    private static Task<IReadOnlyList<double>> SimulateAsync(Func<long, double, long, double> value) => Task.Run(() =>
    {
        var tasks = TasksetGenerator.Numbered(1, 0, new(10, 0.8m, Periods)).Tasks;
        var perSecond = tasks.Sum(task => 2e9 / task.Period.Nanoseconds);
        var end = GuestTime.FromSeconds((long)(EventsAtLeast / perSecond) + 1);
        var values = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var seen = new ScheduleStatistics([.. tasks.Select(task => task.Deadline)]);
            var (start, before) = (TimeProvider.System.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            Simulator.Follow(tasks, SchedulingPolicy.FixedPriority, end, seen);
            if (run > 0) values.Add(value(seen.Events, TimeProvider.System.GetElapsedTime(start).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before));
        }
        return (IReadOnlyList<double>)values;
    });
}
