using Distributor.Files.Yaml;
using Distributor.Model;

namespace Distributor.Files.Variants;

/// <summary>Finds variants that would have the same name, without writing their names out.</summary>
internal static class NameClashes
{
    /// <summary>Values of one list that have the same name.</summary>
    public static void Within<T>(string key, IReadOnlyList<Item<T>> items, Diagnostics diagnostics)
    {
        var singles = new Dictionary<string, Item<T>>();
        var ranges = new List<Item<T>>();
        foreach (var item in items)
        {
            var label = item.Label(0);
            var twice = item.Count == 1 && singles.ContainsKey(label) ? label : Twice(item, item.Count == 1 ? ranges : singles.Values.Concat(ranges));
            if (twice is not null) diagnostics.Error(item.Location, $"`{key}` lists {twice} twice: each variant needs a name of its own.");
            if (item.Count == 1) singles.TryAdd(label, item);
            else ranges.Add(item);
        }
    }

    /// <summary>A word of one list that contains the name of another, so that nobody could tell where in a name it ends.</summary>
    public static void Between(IReadOnlyList<Dimension> dimensions, Diagnostics diagnostics)
    {
        foreach (var dimension in dimensions)
        {
            var word = dimension.Words.FirstOrDefault(word => dimensions.Any(other => word.Contains($".{other.Name}-", StringComparison.Ordinal)));
            if (word is not null) diagnostics.Error(dimension.Location, $"`{word}` contains the name of another list, so variants could have the same name.");
        }
    }

    /// <summary>Tasksets whose variants could be called as another taskset, or as its variants.</summary>
    public static void Across(IEnumerable<(string Name, SourceLocation Location, Combinations Combinations)> tasksets, Diagnostics diagnostics)
    {
        // Every name of a taskset begins with its own start. A start that begins with another one is next to it in ordinal order, or
        // behind others that begin with that one, too.
        var starts = tasksets.Select(each => (each.Name, each.Location, Start: Start(each.Name, each.Combinations.Dimensions)))
            .OrderBy(each => each.Start.Text, StringComparer.Ordinal);
        (string Name, (string Text, bool Varies) Start)? before = null;
        foreach (var (name, location, start) in starts)
        {
            if (before is { } shorter && start.Text.StartsWith(shorter.Start.Text, StringComparison.Ordinal))
            {
                diagnostics.Error(location, $"`{name}` could be the name of a variant of `{shorter.Name}`: rename one of them.");
            }
            else if (start.Varies)
            {
                before = (name, start);
            }
        }
    }

    private static (string Text, bool Varies) Start(string name, IReadOnlyList<Dimension> dimensions) =>
        dimensions.Count == 0 ? (name, false) : ($"{name}.{dimensions[0].Name}-", true);

    private static string? Twice<T>(Item<T> item, IEnumerable<Item<T>> others)
    {
        if (item.Numbers is not { } numbers) return null;
        var common = others.Select(other => other.Numbers is { } theirs ? numbers.Common(theirs) : null).FirstOrDefault(number => number is not null);
        return common is { } number ? item.Label((int)((number - numbers.First) / numbers.Step)) : null;
    }
}
