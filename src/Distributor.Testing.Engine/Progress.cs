using System.Globalization;
using System.Text;
using Distributor.Dispatch;
using Distributor.Model;

namespace Distributor.Testing.Engine;

/// <summary>Tells the user how the run gets on: a line when a taskset starts, loses its machine, or ends, and a summary.</summary>
internal sealed class Progress(TestEvents events, TestDistribution distribution, int tasksets, TimeProvider time) : IRunMonitor, IDisposable
{
    /// <summary>What is told within this time is one message: each costs the test host and the console more than a short taskset does.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private readonly RunSummary _summary = new();
    private readonly StringBuilder _lines = new();
    private ITimer? _next;
    private int _running;
    private int _ended;

    public void Started(Taskset taskset, string machine, int attempt)
    {
        lock (_lock)
        {
            _running++;
            Tell($"{taskset.Name} starts on {machine}{(attempt > 1 ? $", attempt {attempt}" : "")}");
        }
    }

    public void MachineLost(Taskset taskset, Attempt attempt)
    {
        lock (_lock)
        {
            _running--;
            _summary.Lost();
            Tell($"{taskset.Name} lost {attempt.Machine}: {attempt.Lost!.Split('\n')[0]}");
        }
    }

    public void Ended(Run run)
    {
        lock (_lock)
        {
            // A taskset that ends as bad because its machines were lost runs no more; one that is skipped never did.
            if (run.IsCancelled || (run.Skipped is null && run.Attempts is not [.., { Lost: not null }])) _running--;
            _ended++;
            _summary.Add(run);
            Tell(string.Create(CultureInfo.InvariantCulture, $"{run.Taskset.Name}: {run.Verdict} after {run.Took.TotalSeconds:0.000} s"));
        }
    }

    /// <summary>Tells what came of all.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_ended > 0)
                foreach (var line in _summary.Lines(Math.Max(tasksets, _ended), time.GetElapsedTime(_start), distribution.ResultsFolder)) _lines.Append(line).Append('\n');
            TellLines();
        }
    }

    // Under the lock.
    private void Tell(string what)
    {
        var left = Math.Max(0, tasksets - _ended);
        _lines.Append(CultureInfo.InvariantCulture, $"{what} ({_running} {(_running == 1 ? "machine" : "machines")} in use, {left} {(left == 1 ? "taskset" : "tasksets")} left)\n");
        _next ??= time.CreateTimer(_ => TellLater(), state: null, Pause, Timeout.InfiniteTimeSpan);
    }

    private void TellLater()
    {
        lock (_lock) TellLines();
    }

    // Under the lock, which keeps the lines in their order.
    private void TellLines()
    {
        _next?.Dispose();
        _next = null;
        if (_lines.Length == 0) return;
        events.Tell(_lines.ToString());
        _lines.Clear();
    }
}
