using System.Collections.Concurrent;
using System.Collections.Immutable;
using Distributor.Dispatch;

namespace Distributor.Testing;

/// <summary>Which test asked for which runs.</summary>
internal sealed class JudgedRuns
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Run>> _runs = new();

    /// <summary>The test with an id asked for a run.</summary>
    public void Add(string test, Run run) =>
        _runs.AddOrUpdate(test, static (_, run) => [run], static (_, runs, run) => runs.Contains(run, ReferenceEqualityComparer.Instance) ? runs : runs.Add(run), run);

    /// <summary>The runs of a test that has ended, once.</summary>
    public IReadOnlyList<Run> Take(string test) => _runs.TryRemove(test, out var runs) ? runs : [];
}
