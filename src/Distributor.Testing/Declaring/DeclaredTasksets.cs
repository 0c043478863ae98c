using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>The tasksets of a process's tests, each under a key that tells it from all others, also from others of its name.</summary>
public sealed class DeclaredTasksets
{
    /// <summary>The property of an NUnit test that holds its taskset's key. The adapter shows none that begins so.</summary>
    public const string TestProperty = "_DistributorTaskset";

    private readonly ConcurrentDictionary<string, Taskset> _tasksets = new();
    private readonly ConditionalWeakTable<Taskset, string> _keys = [];
    private readonly ConcurrentDictionary<(string Source, string Name), string> _keysOfNames = new();
    private int _last;

    /// <summary>
    /// The key of a taskset: one for its file and name. One that was built in code and belongs to no test has a key of its own. Keys are short, since NUnit
    /// copies them many times.
    /// </summary>
    public string KeyOf(Taskset taskset) => _keys.GetValue(taskset, built => built.Location is { } location ? KeyOf(location.File, built.Name) : NextKey());

    /// <summary>The taskset with a key; null when no test declares it.</summary>
    public Taskset? Find(string key) => _tasksets.GetValueOrDefault(key);

    /// <summary>Takes a test's taskset, and returns its key.</summary>
    internal string Add(Taskset taskset)
    {
        var key = KeyOf(taskset);
        _tasksets[key] = taskset;
        return key;
    }

    /// <summary>The taskset of a source that has this name, which is the given one the first time: so that tests share its run.</summary>
    internal Taskset Named(string source, Taskset taskset)
    {
        var key = KeyOf(source, taskset.Name);
        var first = _tasksets.GetOrAdd(key, taskset);
        _keys.AddOrUpdate(first, key);
        return first;
    }

    private string KeyOf(string source, string name) => _keysOfNames.GetOrAdd((source, name), _ => NextKey());

    private string NextKey() => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
}
