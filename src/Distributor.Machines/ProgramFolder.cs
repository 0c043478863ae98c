using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Distributor.Model;

namespace Distributor.Machines;

/// <summary>The folder of ELF files that tasks name as their programs.</summary>
/// <param name="path">The folder's path.</param>
public sealed class ProgramFolder(string path)
{
    /// <summary>Of a folder that holds anything but programs, no message tells all.</summary>
    private const int MostNames = 20;

    private readonly ConcurrentDictionary<string, LoadedProgram> _loaded = new();

    /// <summary>The program of each task, read again only when its file has changed. Throws <see cref="BadTasksetException"/> for one that is not there.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> LoadAsync(Taskset taskset, CancellationToken cancellationToken)
    {
        var programs = new Dictionary<string, byte[]>();
        foreach (var task in taskset.Tasks.Where(task => !programs.ContainsKey(task.Program)))
        {
            if (WhyNot(taskset, task) is { } reason) throw new BadTasksetException(reason);
            var file = new FileInfo(Path.Combine(path, task.Program));
            if (!_loaded.TryGetValue(task.Program, out var program) || (program.Written, program.Elf.Length) != (file.LastWriteTimeUtc, file.Length))
                _loaded[task.Program] = program = new(file.LastWriteTimeUtc, await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false));
            programs[task.Program] = program.Elf;
        }
        return programs;
    }

    /// <summary>Why a task cannot run, in sentences with what to do: its program is not there. Null when it is.</summary>
    public string? WhyNot(Taskset taskset, RealTimeTask task)
    {
        if (File.Exists(Path.Combine(path, task.Program))) return null;
        string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path).Select(file => Path.GetFileName(file)).Order()] : [];
        var known = string.Join(", ", files.Take(MostNames)) + (files.Length > MostNames ? $" and {files.Length - MostNames} more" : "");
        return $"Taskset {taskset.Name}, task {task.Name}: there is no program `{task.Program}` in {path}. "
            + (known.Length > 0 ? $"There are: {known}." : "The folder is empty or missing: build the guest's programs, or set ProgramsFolder (--programs).");
    }

    /// <summary>The hash of a taskset's programs as <see cref="Sha256(IReadOnlyDictionary{string, byte[]})"/>; empty when one is missing.</summary>
    public string Sha256(Taskset taskset)
    {
        var names = taskset.Tasks.Select(task => task.Program).Distinct().ToArray();
        return names.All(name => File.Exists(Path.Combine(path, name)))
            ? Sha256(names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(path, name))))
            : "";
    }

    /// <summary>The SHA-256, in hexadecimal, of the programs' names and bytes together.</summary>
    public static string Sha256(IReadOnlyDictionary<string, byte[]> programs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, elf) in programs.OrderBy(program => program.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {elf.Length}\n"));
            hash.AppendData(elf);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record LoadedProgram(DateTime Written, byte[] Elf);
}
