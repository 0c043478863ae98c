using Distributor.Model;

namespace Distributor.Machines;

/// <summary>
/// Watches, in real time, whether the machine waited for a processor of the host while a job ran. In virtual time the host decides nothing.
/// </summary>
internal sealed class TimingWatch(IMachine machine, Taskset taskset)
{
    /// <summary>The wait within a job from which on its timing is the host's and not the guest's.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(1);

    // A job's START reaches us after it happened, so its wait counts from the word before.
    private readonly TimeSpan[] _waitAtStart = new TimeSpan[taskset.Tasks.Count];
    private TimeSpan _lastWord = machine.ProcessorWait;
    private int _suspect;
    private TimeSpan _longest;

    /// <summary>What was seen, in a sentence; null when nothing was.</summary>
    public string? Suspicion => _suspect == 0 ? null
        : $"In {_suspect} {(_suspect == 1 ? "job" : "jobs")} the machine waited more than 1 ms for a processor of the host, at most {_longest.TotalMilliseconds:0.0} ms: run fewer machines at once.";

    /// <summary>Takes an event as it arrives.</summary>
    public void Note(TraceEvent happened)
    {
        if (machine.Clock.IsVirtual) return;
        var wait = machine.ProcessorWait;
        if (happened.Kind is EventKind.Start) _waitAtStart[happened.Task] = _lastWord;
        else if (happened.Kind.EndsJob() && wait - _waitAtStart[happened.Task] is var within && within > Limit)
        {
            _suspect++;
            if (within > _longest) _longest = within;
        }
        _lastWord = wait;
    }
}
