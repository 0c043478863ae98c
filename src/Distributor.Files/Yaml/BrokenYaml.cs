using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Yaml;

/// <summary>
/// Reads what can be read of a file that is no YAML, so that one broken taskset does not hide the mistakes of the others: each entry of
/// <c>tasksets:</c> by itself, at its own lines.
/// </summary>
internal static class BrokenYaml
{
    private const string Root = "tasksets";

    /// <summary>Tells what is wrong, and gives one root with the tasksets that are YAML, or none.</summary>
    public static IReadOnlyList<YamlNode> Read(string text, YamlMistake mistake, Diagnostics diagnostics)
    {
        var lines = text.Split('\n');
        if (TellTabs(lines, diagnostics)) return [];
        var told = DuplicateKeys.Tell(text, diagnostics);
        var read = new YamlMappingNode();
        foreach (var entry in Entries(lines))
        {
            if (YamlText.Load(entry, out var wrong) is [YamlMappingNode { Children: [var tasksets] }] && tasksets.Value is YamlMappingNode { Children: [var taskset] })
            {
                if (!read.Children.ContainsKey(taskset.Key)) read.Add(taskset.Key, taskset.Value);
            }
            else if (DuplicateKeys.Tell(entry, diagnostics)) told = true;
            else if (wrong is { IsMissingAnchor: false })
            {
                diagnostics.Error(diagnostics.At(wrong.Place), wrong.Message);
                told = true;
            }
        }
        if (!told) diagnostics.Error(diagnostics.At(mistake.Place), mistake.Message);
        return read.Children.Count > 0 ? [new YamlMappingNode(new YamlScalarNode(Root), read)] : [];
    }

    private static bool TellTabs(string[] lines, Diagnostics diagnostics)
    {
        var found = false;
        for (var line = 0; line < lines.Length; line++)
        {
            var indentation = lines[line][..^lines[line].TrimStart().Length];
            if (indentation.Length == lines[line].Length || !indentation.Contains('\t', StringComparison.Ordinal)) continue;
            diagnostics.Error(diagnostics.At(line + 1, indentation.IndexOf('\t', StringComparison.Ordinal) + 1), "YAML is indented by blanks, and this is a tab.");
            found = true;
        }
        return found;
    }

    // A text for each, in which it stands at its lines below a `tasksets:`.
    private static IEnumerable<string> Entries(string[] lines)
    {
        var start = Array.FindIndex(lines, line => line.TrimEnd() == $"{Root}:");
        var first = start < 0 ? -1 : Array.FindIndex(lines, start + 1, IsContent);
        if (first < 0) yield break;
        var indentation = Indentation(lines[first]);
        if (indentation == 0) yield break;
        var starts = Enumerable.Range(first, lines.Length - first).Where(line => IsContent(lines[line]) && Indentation(lines[line]) <= indentation).Append(lines.Length).ToArray();
        for (var entry = 0; entry + 1 < starts.Length; entry++)
            yield return string.Concat(Enumerable.Repeat("\n", starts[entry] - 1)) + $"{Root}:\n" + string.Join('\n', lines[starts[entry]..starts[entry + 1]]);
    }

    private static bool IsContent(string line) => line.TrimStart() is [not '#', ..];

    private static int Indentation(string line) => line.Length - line.TrimStart(' ').Length;
}
