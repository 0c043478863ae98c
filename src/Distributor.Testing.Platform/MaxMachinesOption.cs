using System.Globalization;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;

namespace Distributor.Testing.Platform;

/// <summary>The option <c>--max-machines</c>.</summary>
internal sealed class MaxMachinesOption : ICommandLineOptionsProvider
{
    public const string Name = "max-machines";

    public string Uid => nameof(MaxMachinesOption);

    public string Version => "1.0.0";

    public string DisplayName => "Distributor";

    public string Description => "How many machines run tasksets";

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
        [new(Name, "The most machines at once. Default: the host's processors.", ArgumentArity.ExactlyOne, isHidden: false)];

    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments) =>
        int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? ValidationResult.ValidTask
            : ValidationResult.InvalidTask($"--{Name} {arguments[0]}: expected a whole number from 1 on.");

    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions) => ValidationResult.ValidTask;
}
