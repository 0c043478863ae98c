using System.CommandLine;
using System.IO.Enumeration;
using Distributor.Files;
using Distributor.Model;

namespace Distributor.Cli;

/// <summary>Chooses tasksets by their names.</summary>
internal sealed class TasksetFilter
{
    private readonly Option<string[]> _patterns = new("--filter")
    {
        HelpName = "TEXT",
        Description = "Only tasksets whose FILE+TASKSET holds this text, or is this with * and ? for anything. Several: any of them.",
    };

    public Option Option => _patterns;

    /// <summary>The chosen tasksets of files, made as they are taken, and how many they are. Throws <see cref="FormatException"/> when there are none.</summary>
    public (IEnumerable<Taskset> Tasksets, long Count) Choose(IReadOnlyList<TasksetFile> files, ParseResult parsed)
    {
        var (all, total) = (files.SelectMany(file => file.Tasksets), files.Sum(file => (long)file.Tasksets.Count));
        if (parsed.GetValue(_patterns) is not { Length: > 0 } patterns) return (all, total);
        var chosen = all.Where(taskset => patterns.Any(pattern => Matches(pattern, NameOf(taskset))));
        if (chosen.LongCount() is var count and > 0) return (chosen, count);
        throw new FormatException($"--filter {string.Join(", ", patterns)}: none of {total} tasksets is named so. {(all.FirstOrDefault() is { } first ? $"The first is `{NameOf(first)}`." : "")}");
    }

    private static bool Matches(string pattern, string name) =>
        pattern.AsSpan().ContainsAny('*', '?') ? FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false) : name.Contains(pattern, StringComparison.Ordinal);

    private static string NameOf(Taskset taskset) => $"{Path.ChangeExtension(taskset.Location!.File, null)}+{taskset.Name}";
}
