using System.Text;

namespace Distributor.Cli;

/// <summary>Rows of cells in columns.</summary>
internal static class TextTable
{
    /// <summary>Appends rows of equally many cells, a line each, indented.</summary>
    public static void Append(StringBuilder text, IEnumerable<string[]> lines)
    {
        var rows = lines.ToArray();
        foreach (var row in rows)
            text.Append("  ").AppendJoin("  ", row.Select((cell, column) => column == row.Length - 1 ? cell : cell.PadRight(rows.Max(other => other[column].Length)))).Append('\n');
    }
}
