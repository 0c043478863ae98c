using System.Globalization;
using System.Text;

namespace Distributor.Files.Variants;

/// <summary>Words as they stand in the names of variants, of <c>[A-Za-z0-9_.-]</c>.</summary>
internal static class VariantLabel
{
    private const int Longest = 40;

    /// <summary>The word itself where a name can hold it; else what can be kept of it, and a hash that tells it from others.</summary>
    public static string Of(string word)
    {
        var kept = string.Concat(word.Select(character => IsKept(character) ? character : '_'));
        if (kept == word && word.Length is > 0 and <= Longest) return word;
        return string.Create(CultureInfo.InvariantCulture, $"{kept[..Math.Min(kept.Length, Longest - 5)]}-{Hash(word):x4}");
    }

    public static bool IsKept(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-';

    // FNV-1a, folded to 16 bits: the same in every process and on every host, as string.GetHashCode is not.
    private static uint Hash(string word)
    {
        var hash = Encoding.UTF8.GetBytes(word).Aggregate(2166136261u, (hash, next) => unchecked((hash ^ next) * 16777619u));
        return (hash >> 16) ^ (hash & 0xffff);
    }
}
