namespace Distributor.Benchmarks;

/// <summary>Something to measure, a value a run.</summary>
internal sealed record Benchmark(string Name, string What, string Unit, string Bound, Func<Task<IReadOnlyList<double>>> MeasureAsync)
{
    /// <summary>Host milliseconds of an action, so many times after one that does not count.</summary>
    public static async Task<IReadOnlyList<double>> TimeAsync(int runs, Func<Task> action)
    {
        var values = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await action();
            if (run > 0) values.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }
        return values;
    }
}
