using System.Xml.Linq;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions.TestHost;

namespace Distributor.Testing.Platform;

/// <summary>Hands the settings of the command line to the distribution before the tests run; they go over the file's.</summary>
internal sealed class PlatformSettings(ICommandLineOptions options) : ITestHostApplicationLifetime
{
    public string Uid => nameof(PlatformSettings);

    public string Version => "1.0.0";

    public string DisplayName => "Distributor";

    public string Description => "Settings of the distributor";

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task BeforeRunAsync(CancellationToken cancellationToken)
    {
        var settings = options.TryGetOptionArgumentList("settings", out var files) && File.Exists(files[0])
            ? TestSettings.Read(XElement.Load(files[0]).Element("Distributor"))
            : [];
        TestDistribution.Current.Settings = [.. settings, .. DistributorOptions.Read(options)];
        return Task.CompletedTask;
    }

    public Task AfterRunAsync(int exitCode, CancellationToken cancellation) => Task.CompletedTask;
}
