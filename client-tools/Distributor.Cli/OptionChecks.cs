using System.CommandLine;

namespace Distributor.Cli;

/// <summary>What options may be.</summary>
internal static class OptionChecks
{
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
