using Spectre.Console;

namespace Distributor.Cli;

/// <summary>Standard output.</summary>
internal static class Terminal
{
    /// <summary>As wide as the terminal. A file or a pipe has no width to wrap lines at.</summary>
    public static IAnsiConsole Output { get; } = Console.IsOutputRedirected ? Wide(AnsiConsole.Console) : AnsiConsole.Console;

    private static IAnsiConsole Wide(IAnsiConsole console)
    {
        console.Profile.Width = short.MaxValue;
        return console;
    }
}
