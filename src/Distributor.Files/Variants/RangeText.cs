using System.Text.RegularExpressions;
using Distributor.Files.Yaml;

namespace Distributor.Files.Variants;

/// <summary>Ranges as people write them: <c>1..40</c>, <c>10 ms..20 ms step 2 ms</c>. Both ends belong to it, the last if a step meets it.</summary>
internal static partial class RangeText
{
    /// <summary>True for two texts with <c>..</c> between them, whatever they are.</summary>
    public static bool IsRange(string text) => Form().IsMatch(text);

    /// <summary>True for two whole numbers with <c>..</c> between them: in a list of words, too, that is a range.</summary>
    public static bool IsRangeOfNumbers(string text) =>
        Form().Match(text) is { Success: true } match && Quantity.AnyNumber.TryRead(match.Groups["from"].Value, out _, out _)
        && Quantity.AnyNumber.TryRead(match.Groups["to"].Value, out _, out _);

    /// <summary>Reads a range. On failure <paramref name="wrong"/> is a sentence that tells why.</summary>
    public static bool TryRead(string text, Quantity quantity, out Progression range, out string wrong)
    {
        range = default;
        var match = Form().Match(text);
        if (!Bound(match.Groups["from"].Value, quantity, out var from, out wrong) || !Bound(match.Groups["to"].Value, quantity, out var to, out wrong)
            || !StepOf(match, quantity, out var step, out wrong)) return false;
        if (from > to)
        {
            wrong = $"A range rises: `{match.Groups["to"]}..{match.Groups["from"]}`?";
            return false;
        }
        var count = ((Int128)to - from) / step + 1;
        if (count > int.MaxValue)
        {
            wrong = $"A range has at most {int.MaxValue} values, and this one has {count}.";
            return false;
        }
        range = new(from, step, (int)count);
        return true;
    }

    private static bool Bound(string text, Quantity quantity, out long number, out string wrong)
    {
        if (quantity.TryRead(text, out number, out wrong)) return true;
        wrong = $"`{text}` {wrong}";
        return false;
    }

    private static bool StepOf(Match match, Quantity quantity, out long step, out string wrong)
    {
        (step, wrong) = (quantity.Step ?? 0, "");
        if (match.Groups["step"].Success)
        {
            if (!Bound(match.Groups["step"].Value, quantity, out step, out wrong)) return false;
            if (step <= 0) wrong = $"`step {match.Groups["step"]}`: a step is more than 0.";
        }
        else if (step == 0)
        {
            wrong = $"A range of these says its step: `{match.Value.Trim()} step {quantity.ExampleStep}`?";
        }
        return step > 0;
    }

    [GeneratedRegex(@"^\s*(?<from>.+?)\s*\.\.\s*(?<to>.+?)(\s+step\s+(?<step>.+?))?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
