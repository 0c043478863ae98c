using System.Diagnostics;
using System.Globalization;

namespace Distributor.Surroundings;

/// <summary>What runs on this host, as /proc tells it.</summary>
internal static class Processes
{
    /// <summary>The ids of the children of a process that run a program.</summary>
    public static IReadOnlyList<int> ChildrenOf(int parent, string program) => [.. All().Where(id => Status(id) is { } status && status.Parent == parent && program.StartsWith(status.Name, StringComparison.Ordinal))];

    /// <summary>The arguments that a process was started with, a NUL behind each; empty when it has ended.</summary>
    public static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    public static bool IsAlive(int id) => Status(id) is { State: not "Z" };

    /// <summary>Whether a process of a group lives, which has the id of its first.</summary>
    public static bool IsGroupAlive(int group) => All().Any(id => Status(id) is { State: not "Z" } status && status.Group == group);

    /// <summary>Kills a process; false when it had ended by then.</summary>
    public static bool Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            return true;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Sends a signal, as <c>STOP</c>.</summary>
    public static async Task SignalAsync(int id, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static IEnumerable<int> All() => Directory.EnumerateDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0);

    // "42 (qemu-system-arm) S 41 42 ..."; the kernel keeps 15 characters of a name.
    private static (string Name, string State, int Parent, int Group)? Status(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var end = text.LastIndexOf(')');
            var rest = text[(end + 2)..].Split(' ');
            return (text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..end], rest[0], int.Parse(rest[1], CultureInfo.InvariantCulture), int.Parse(rest[2], CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
