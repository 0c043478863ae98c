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

    private BadTasksetException Missing(Taskset taskset, RealTimeTask task)
    {
        var known = Directory.Exists(Path) ? string.Join(", ", Directory.GetFiles(Path).Select(System.IO.Path.GetFileName).Order()) : "";
        return new($"Taskset {taskset.Name}, task {task.Name}: there is no program `{task.Program}` in {Path}. "
            + (known.Length > 0 ? $"There are: {known}." : "The folder is empty or missing: build the guest's programs, or set ProgramsFolder."));
    }
}
