using System.Globalization;
using System.Text.RegularExpressions;

namespace Distributor.Files;

/// <summary>Sizes of memory as people write them: <c>4096</c>, <c>64K</c>, <c>1M</c>. K, M and G are powers of 1024.</summary>
public static partial class SizeText
{
    /// <summary>Reads a size in bytes.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var match = Form().Match(text);
        if (!match.Success || !long.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number)) return false;
        var shift = match.Groups["unit"].Value switch { "K" => 10, "M" => 20, "G" => 30, _ => 0 };
        if (number > long.MaxValue >> shift) return false;
        bytes = number << shift;
        return true;
    }

    [GeneratedRegex(@"^\s*(?<number>\d+)\s*(?<unit>[KMG]?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
