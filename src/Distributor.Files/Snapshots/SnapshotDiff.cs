using System.Globalization;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Distributor.Files.Snapshots;

/// <summary>Where two texts differ, for people: a few lines before, those that differ, and a few lines after.</summary>
internal static class SnapshotDiff
{
    private const int Context = 2;

    /// <summary>Of each text. Where more differ, the first ones tell what happened; the files tell the rest.</summary>
    private const int MostLines = 10;

    /// <summary><c>from line 3 on (- snapshot, + this trace):</c> and the lines. The texts differ.</summary>
    public static string Describe(string verified, string received, string what = "trace")
    {
        var (old, now) = (Lines(verified), Lines(received));
        var before = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        var after = old.Skip(before).Reverse().Zip(now.Skip(before).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var (oldPart, nowPart) = (old[before..^after], now[before..^after]);
        var text = new StringBuilder($"from line {before + 1} on (- snapshot, + this {what}):");
        foreach (var line in old[Math.Max(0, before - Context)..before]) Add("  ", line);
        var diff = InlineDiffBuilder.Diff(string.Join('\n', oldPart.Take(MostLines)), string.Join('\n', nowPart.Take(MostLines)));
        foreach (var line in diff.Lines.Where(line => !IsPadding(line)))
            Add(line.Type switch { ChangeType.Deleted => "- ", ChangeType.Inserted => "+ ", _ => "  " }, line.Text);
        if (oldPart.Length > MostLines || nowPart.Length > MostLines)
            text.Append(CultureInfo.InvariantCulture, $"\n  … {oldPart.Length} lines of the snapshot stand against {nowPart.Length} of this {what}");
        else
            foreach (var line in old[^after..].Take(Context)) Add("  ", line);
        return text.ToString();

        void Add(string mark, string line) => text.Append("\n  ").Append(mark).Append(line);

        // The diff of nothing with some lines has an empty line of its own.
        bool IsPadding(DiffPiece line) => line.Text is null or "" && (oldPart.Length == 0 || nowPart.Length == 0);
    }

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');
}
