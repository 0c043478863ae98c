using System.Globalization;
using System.Text.RegularExpressions;

namespace Distributor.Files.Reading;

/// <summary>Numbers of events as people write them: <c>3</c>, <c>at least 1</c>, <c>at most 2</c>, <c>1..3</c>, <c>">= 1"</c>.</summary>
internal static partial class CountText
{
    public const string Expected = "a number, `at least 1`, `at most 2` or `1..3`";

    public static bool TryRead(string text, out int least, out int most)
    {
        (least, most) = (0, int.MaxValue);
        var match = Form().Match(text);
        if (!match.Success || !TryNumber(match, "number", out var number)) return false;
        switch (match.Groups["sign"].Value)
        {
            case "at least" or ">=":
                least = number;
                return true;
            case "more than" or ">":
                least = number + 1;
                return number < int.MaxValue;
            case "at most" or "<=":
                most = number;
                return true;
            case "fewer than" or "<":
                most = number - 1;
                return number > 0;
            default:
                (least, most) = (number, number);
                return !match.Groups["to"].Success || (TryNumber(match, "to", out most) && most >= least);
        }
    }

    private static bool TryNumber(Match match, string group, out int number) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"^\s*((?<sign>at least|at most|more than|fewer than|>=|<=|>|<)\s*(?<number>\d+)|(?<number>\d+)(\s*\.\.\s*(?<to>\d+))?)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
