using System.CommandLine;
using System.CommandLine.Parsing;
using Distributor.Files.Yaml;

namespace Distributor.Cli;

/// <summary>What a command line has that begins like an option, or stands for a command, and is none. A command's arguments would take it as one of theirs.</summary>
internal static class UnknownWords
{
    /// <summary>A sentence for each, with the name that may have been meant. None for a file of that name.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var command = parsed.CommandResult.Command;
        var names = command.Subcommands.Count > 0 ? command.Subcommands.Select(each => each.Name) : command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--help");
        return
        [
            .. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Concat(parsed.UnmatchedTokens).Distinct()
                .Where(word => command.Subcommands.Count > 0 || LooksLikeOption(word))
                .Select(word => Sentence(word, NearestName.Of(Bare(word), names.Select(Bare)) is { } near ? names.First(name => Bare(name) == near) : null)),
        ];
    }

    // A negative number may be a program's argument.
    private static bool LooksLikeOption(string word) => word is ['-', not (>= '0' and <= '9'), ..] && !File.Exists(word);

    // Dashes count for nothing, nor does what follows `=`.
    private static string Bare(string word) => word.TrimStart('-').Split('=')[0];

    private static string Sentence(string word, string? meant) =>
        $"There is no {(word.StartsWith('-') ? "option" : "command")} {word.Split('=')[0]}{(meant is null ? "." : $": did you mean {meant}?")}";
}
