using System.Collections.Concurrent;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>Names of folders and files for what has run, none of them given twice.</summary>
internal sealed class FolderNames
{
    /// <summary>File systems take 255 bytes, and paths go into files whose names say what they are.</summary>
    private const int Longest = 160;

    // Also on file systems that know no case.
    private readonly ConcurrentDictionary<string, byte> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>FILE+TASKSET</c>, as snapshots are named, or the taskset's name where code built it; with <c>~2</c> where that is taken.</summary>
    public string Next(Taskset taskset) => NextLike(taskset.Location is { } place ? $"{Path.GetFileNameWithoutExtension(place.File)}+{taskset.Name}" : taskset.Name);

    /// <summary>The name as files can have it; with <c>~2</c> where that is taken.</summary>
    public string NextLike(string wanted)
    {
        var name = string.Concat(wanted.Select(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-' or '+' ? character : '_'));
        // A name of dots alone is another folder, and one that begins with a dot is hidden.
        name = name.TrimStart('.');
        name = name.Length == 0 ? "_" : name[..Math.Min(name.Length, Longest)];
        var next = name;
        for (var number = 2; !_taken.TryAdd(next, 0); number++) next = $"{name}~{number}";
        return next;
    }
}
