using System.Security.Cryptography;
using System.Text;
using Distributor.Model;

namespace Distributor.Machines;

/// <summary>The folder of ELF files that tasks name as their programs.</summary>
/// <param name="Path">The folder's path.</param>
public sealed record ProgramFolder(string Path)
{
    /// <summary>The program of each task, read once. Throws <see cref="BadTasksetException"/> for one that is not there.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> LoadAsync(Taskset taskset, CancellationToken cancellationToken)
    {
        var programs = new Dictionary<string, byte[]>();
        foreach (var task in taskset.Tasks.Where(task => !programs.ContainsKey(task.Program)))
        {
            var file = System.IO.Path.Combine(Path, task.Program);
            if (!File.Exists(file)) throw Missing(taskset, task);
            programs[task.Program] = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        }
        return programs;
    }

    /// <summary>The hash of a taskset's programs as <see cref="Sha256(IReadOnlyDictionary{string, byte[]})"/>; empty when one is missing.</summary>
    public string Sha256(Taskset taskset)
    {
        var names = taskset.Tasks.Select(task => task.Program).Distinct().ToArray();
        return names.All(name => File.Exists(System.IO.Path.Combine(Path, name)))
            ? Sha256(names.ToDictionary(name => name, name => File.ReadAllBytes(System.IO.Path.Combine(Path, name))))
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

    private BadTasksetException Missing(Taskset taskset, RealTimeTask task)
    {
        var known = Directory.Exists(Path) ? string.Join(", ", Directory.GetFiles(Path).Select(System.IO.Path.GetFileName).Order()) : "";
        return new($"Taskset {taskset.Name}, task {task.Name}: there is no program `{task.Program}` in {Path}. "
            + (known.Length > 0 ? $"There are: {known}." : "The folder is empty or missing: build the guest's programs, or set ProgramsFolder."));
    }
}
