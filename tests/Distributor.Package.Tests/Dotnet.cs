using System.Text;
using CliWrap;

namespace Distributor.Package.Tests;

/// <summary>The <c>dotnet</c> command, which leaves no compiler and no build node running.</summary>
internal static class Dotnet
{
    private static readonly Dictionary<string, string?> Alone = new()
    {
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false",
        ["DOTNET_NOLOGO"] = "1",
    };

    /// <summary>Runs it in a folder, and gives the exit code and all that it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, IEnumerable<KeyValuePair<string, string?>> environment, params string[] arguments)
    {
        // Each apart: one would be cut in the middle of a line by the other.
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        var result = await Cli.Wrap("dotnet").WithArguments(arguments)
            .WithWorkingDirectory(folder)
            .WithEnvironmentVariables(new Dictionary<string, string?>([.. Alone, .. environment]))
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .ExecuteAsync(TestContext.CurrentContext.CancellationToken);
        return (result.ExitCode, $"{output}{errors}");
    }
}
