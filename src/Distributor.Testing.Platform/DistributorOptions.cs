using Distributor.Dispatch;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;

namespace Distributor.Testing.Platform;

/// <summary>The options <c>--distributor NAME=VALUE</c>, for each setting, and <c>--max-machines N</c>, for the one that people change.</summary>
internal sealed class DistributorOptions : ICommandLineOptionsProvider
{
    private const string Setting = "distributor";
    private const string MaxMachines = "max-machines";

    public string Uid => nameof(DistributorOptions);

    public string Version => "1.0.0";

    public string DisplayName => "Distributor";

    public string Description => "Settings of the distributor";

    /// <summary>The settings that the command line gives.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(ICommandLineOptions options)
    {
        foreach (var name in new[] { Setting, MaxMachines })
        {
            if (!options.TryGetOptionArgumentList(name, out var values)) continue;
            foreach (var value in values) yield return Parse(name, value)!.Value;
        }
    }

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
    [
        new(Setting, "Settings of the distributor, NAME=VALUE each, over those of the file of --settings.", ArgumentArity.OneOrMore, isHidden: false),
        new(MaxMachines, "The most machines at once. Default: the host's processors.", ArgumentArity.ExactlyOne, isHidden: false),
    ];

    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (Parse(commandOption.Name, argument) is not { } setting) return ValidationResult.InvalidTask($"--{Setting} {argument}: expected NAME=VALUE, as in MaxMachines=8.");
            try
            {
                TestSettings.Apply(new() { ResultsFolder = "" }, [setting]);
            }
            catch (TestSettingsException error)
            {
                return ValidationResult.InvalidTask(error.Message);
            }
        }
        return ValidationResult.ValidTask;
    }

    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions) => ValidationResult.ValidTask;

    private static KeyValuePair<string, string>? Parse(string option, string argument)
    {
        if (option == MaxMachines) return new(nameof(DistributorSetup.MaxMachines), argument);
        var end = argument.IndexOf('=', StringComparison.Ordinal);
        return end > 0 ? new(argument[..end], argument[(end + 1)..]) : null;
    }
}
