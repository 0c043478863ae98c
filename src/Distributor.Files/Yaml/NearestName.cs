namespace Distributor.Files.Yaml;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
internal static class NearestName
{
    /// <summary>The known name that fewest edits lead to, or null when none is near.</summary>
    public static string? Of(string mistyped, IEnumerable<string> known) => known
        .Select(name => (Name: name, Edits: EditDistance(mistyped, name)))
        .Where(candidate => candidate.Edits <= (candidate.Name.Length + 1) / 2)
        .OrderBy(candidate => candidate.Edits)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    // V. I. Levenshtein's distance by rows (R. A. Wagner and M. J. Fischer, "The String-to-String Correction Problem", JACM 21(1), 1974).
    private static int EditDistance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
