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

    /// <summary>In the largest unit that needs no fraction, as <see cref="TryParse"/> takes it: <c>1M</c>, <c>1500</c>.</summary>
    public static string Format(long bytes)
    {
        var (shift, unit) = bytes switch
        {
            0 => (0, ""),
            _ when bytes % (1L << 30) == 0 => (30, "G"),
            _ when bytes % (1L << 20) == 0 => (20, "M"),
            _ when bytes % (1L << 10) == 0 => (10, "K"),
            _ => (0, ""),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{bytes >> shift}{unit}");
    }

    [GeneratedRegex(@"^\s*(?<number>\d+)\s*(?<unit>[KMG]?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
