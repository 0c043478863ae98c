using System.Collections.Concurrent;
using Distributor.Dispatch;

namespace Distributor.Testing;

/// <summary>Which test asked for which runs.</summary>
internal sealed class JudgedRuns
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Run>> _runs = new();

    /// <summary>The test with an id asked for a run.</summary>
    public void Add(string test, Run run)
    {
        var runs = _runs.GetOrAdd(test, _ => new());
        if (!runs.Contains(run, ReferenceEqualityComparer.Instance)) runs.Enqueue(run);
    }

    /// <summary>The runs of a test that has ended, once.</summary>
    public IReadOnlyList<Run> Take(string test) => _runs.TryRemove(test, out var runs) ? [.. runs] : [];
}
