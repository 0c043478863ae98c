using System.Globalization;
using Distributor.Dispatch;
using Distributor.Model;

namespace Distributor.Testing.Engine;

/// <summary>What came of a test run's tasksets, in a few lines.</summary>
internal sealed class RunSummary
{
    private const int MostSlow = 3;

    private readonly SortedDictionary<string, int> _verdicts = [];
    private readonly PriorityQueue<Run, TimeSpan> _slowest = new();
    private readonly HashSet<string> _machines = [];
    private double _guestMilliseconds;
    private int _lost;

    /// <summary>A machine failed.</summary>
    public void Lost() => _lost++;

    /// <summary>A run has ended.</summary>
    public void Add(Run run)
    {
        // One that found no machine took no time.
        foreach (var attempt in run.Attempts.Where(attempt => attempt.Took > TimeSpan.Zero)) _machines.Add(attempt.Machine);
        _verdicts[run.Verdict] = _verdicts.GetValueOrDefault(run.Verdict) + 1;
        if (run.Trace is { Events.Count: > 0 } trace) _guestMilliseconds += trace.Events[^1].Time.Milliseconds;
        _slowest.Enqueue(run, run.Took);
        if (_slowest.Count > MostSlow) _slowest.Dequeue();
    }

    /// <summary>The lines, for so many tasksets in so much host time.</summary>
    public IEnumerable<string> Lines(int tasksets, TimeSpan took, string results)
    {
        var verdicts = string.Join(", ", _verdicts.Select(verdict => $"{verdict.Value} {verdict.Key}"));
        var cancelled = tasksets - _verdicts.Values.Sum();
        yield return $"{tasksets} {(tasksets == 1 ? "taskset" : "tasksets")}: {verdicts}{(cancelled > 0 ? $", {cancelled} not run" : "")}; {_machines.Count} {(_machines.Count == 1 ? "machine" : "machines")} used, {_lost} lost";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{_guestMilliseconds / 1000:0.0} s of guest time in {took.TotalSeconds:0.0} s: {_guestMilliseconds / 1000 / Math.Max(took.TotalSeconds, 0.001):0.0} times real time");
        yield return "Slowest: " + string.Join(", ", _slowest.UnorderedItems.OrderByDescending(item => item.Priority)
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Element.Taskset.Name} {item.Priority.TotalSeconds:0.000} s")));
        yield return $"Results: {results}";
        var page = Path.Combine(results, "report.html");
        if (File.Exists(page)) yield return $"Report: {page}";
    }
}
