using Distributor.Files;

namespace Distributor.Cli;

/// <summary>Finds the taskset files that a user names.</summary>
internal static class TasksetPaths
{
    /// <summary>
    /// Each file as it is; of each folder all <c>*.yaml</c> files below it but those in <c>bin</c>, <c>obj</c> and hidden folders. Throws
    /// <see cref="FileNotFoundException"/> for a path that is neither, and for a folder without such files.
    /// </summary>
    public static IReadOnlyList<TasksetFile> Read(IEnumerable<string> paths) => [.. paths.SelectMany(Find).Distinct().Select(TasksetFile.Read)];

    private static IEnumerable<string> Find(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new FileNotFoundException($"{path}: there is no such file or folder.");
        var found = Below(path).Order(StringComparer.Ordinal).ToArray();
        return found.Length > 0 ? found : throw new FileNotFoundException($"{path}: there is no *.yaml file below this folder.");
    }

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder, "*.yaml").Concat(Directory
        .EnumerateDirectories(folder)
        .Where(inner => Path.GetFileName(inner) is not ("bin" or "obj") and { } name && !name.StartsWith('.'))
        .SelectMany(Below));
}
