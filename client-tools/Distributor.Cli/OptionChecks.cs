using System.CommandLine;

namespace Distributor.Cli;

/// <summary>What options may be.</summary>
internal static class OptionChecks
{
    /// <summary>Takes some words alone.</summary>
    public static void RequireOneOf(Option<string> option, params string[] words)
    {
        option.HelpName = string.Join('|', words);
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value)) result.AddError($"{option.Name} {token.Value}: expected {string.Join(", ", words.SkipLast(1))} or {words[^1]}.");
        });
    }

    /// <summary>Takes whole numbers from 1 on.</summary>
    public static void RequirePositive(Command command, Argument<int> argument) => argument.Validators.Add(result =>
    {
        if (!int.TryParse(result.Tokens[0].Value, out var number) || number < 1) result.AddError($"{command.Name} {result.Tokens[0].Value}: expected a whole number from 1 on.");
    });

    /// <summary>Refuses values, also those that are none of the option's type, with what was expected.</summary>
    public static void Require<T>(Option<T> option, Func<T, bool> holds, string expected) => option.Validators.Add(result =>
    {
        try
        {
            if (!holds(result.GetValueOrDefault<T>()!)) result.AddError($"{option.Name}: expected {expected}.");
        }
        catch (InvalidOperationException)
        {
            result.AddError($"{option.Name} {string.Join(' ', result.Tokens.Select(token => token.Value))}: expected {expected}.");
        }
    });
}
