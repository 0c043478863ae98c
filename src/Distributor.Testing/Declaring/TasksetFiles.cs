using System.Collections.Concurrent;
using Distributor.Files;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>The YAML files of a process's tests, each read once.</summary>
public sealed class TasksetFiles
{
    private readonly ConcurrentDictionary<string, (TasksetFile File, Lazy<int[]> Lines)> _files = new();

    /// <summary>Reads a file the first time. Its mistakes are in what it returns.</summary>
    public TasksetFile Read(string path) => _files.GetOrAdd(path, static path =>
    {
        var file = TasksetFile.Read(path);
        return (file, new(() => [.. file.Tasksets.Select(taskset => taskset.Location!.Line).Distinct().Order()]));
    }).File;

    /// <summary>What is legal in a taskset's file, between its first line and the next taskset's, and hardly meant.</summary>
    public IReadOnlyList<Diagnostic> WarningsOf(Taskset taskset)
    {
        if (taskset.Location is not { } place || !_files.TryGetValue(place.File, out var read) || read.File.Warnings.Count == 0) return [];
        var next = Array.Find(read.Lines.Value, line => line > place.Line);
        return [.. read.File.Warnings.Where(warning => warning.Location.Line >= place.Line && (next == 0 || warning.Location.Line < next))];
    }
}
