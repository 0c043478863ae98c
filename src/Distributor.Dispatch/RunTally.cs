using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>Counts runs as they end, and how fast they do.</summary>
internal sealed class RunTally(TimeProvider time) : IRunMonitor
{
    private const int Span = 100;

    private readonly Lock _lock = new();
    // When the last runs ended; before them, when the first began.
    private readonly Queue<long> _ends = new();
    private long _done;
    private long _missed;
    private long _bad;
    private long _skipped;

    /// <summary>The counts at this instant.</summary>
    public RunProgress Progress
    {
        get
        {
            lock (_lock)
            {
                var seconds = _ends.TryPeek(out var first) ? time.GetElapsedTime(first).TotalSeconds : 0;
                return new(_done, _missed, _bad, _skipped, seconds > 0 ? (_ends.Count - 1) / seconds : 0);
            }
        }
    }

    public void Started(Taskset taskset, string machine, int attempt)
    {
        lock (_lock)
        {
            if (_ends.Count == 0) _ends.Enqueue(time.GetTimestamp());
        }
    }

    public void MachineLost(Taskset taskset, Attempt attempt)
    {
    }

    public void Ended(Run run)
    {
        lock (_lock)
        {
            _done++;
            if (run.Bad is not null) _bad++;
            else if (run.Skipped is not null) _skipped++;
            else if (run.Verdict == "missed") _missed++;
            _ends.Enqueue(time.GetTimestamp());
            if (_ends.Count > Span + 1) _ends.Dequeue();
        }
    }
}
