using System.Globalization;
using System.Text.RegularExpressions;
using Distributor.Model;

namespace Distributor.Files;

/// <summary>Times as people write them: <c>10 ms</c>, <c>2.5 s</c>, <c>250us</c>.</summary>
public static partial class TimeText
{
    /// <summary>Reads a time. On failure <paramref name="expected"/> says what would have been right.</summary>
    public static bool TryParse(string text, out GuestTime time, out string expected)
    {
        time = default;
        expected = "a time is a number with a unit (ns, us, ms, s, min, h), as in `10 ms`";
        if (text.TrimStart().StartsWith('-'))
        {
            expected = "a time is 0 or longer";
            return false;
        }
        var match = Form().Match(text);
        if (!match.Success) return false;
        if (match.Groups["unit"].Length == 0)
        {
            expected = $"a time needs a unit, as in `{text.Trim()} ms`";
            return false;
        }
        if (UnitInNanoseconds(match.Groups["unit"].Value) is not { } unit) return false;
        if (!decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > long.MaxValue / unit)
        {
            expected = "a time is at most 292 years";
            return false;
        }
        if (number * unit != decimal.Truncate(number * unit))
        {
            expected = "a time is a whole number of nanoseconds";
            return false;
        }
        time = new((long)(number * unit));
        return true;
    }

    private static decimal? UnitInNanoseconds(string unit) => unit switch
    {
        "ns" => 1m,
        "us" or "µs" or "μs" => 1_000m,
        "ms" => 1_000_000m,
        "s" => 1_000_000_000m,
        "min" => 60_000_000_000m,
        "h" => 3_600_000_000_000m,
        _ => null,
    };

    [GeneratedRegex(@"^\s*(?<number>\d+(\.\d+)?)\s*(?<unit>[a-zµμ]*)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
