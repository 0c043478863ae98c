using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Services;

namespace Distributor.Testing.Platform;

/// <summary>
/// Called by test programs on Microsoft.Testing.Platform, which knows no settings providers of VSTest's: takes <c>--distributor</c>, <c>--max-machines</c> and the
/// <c>&lt;Distributor&gt;</c> section of the file of <c>--settings</c>. The build writes the call into the program.
/// </summary>
public static class DistributorPlatformHook
{
    /// <summary>Registers the options.</summary>
    public static void AddExtensions(ITestApplicationBuilder builder, string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.CommandLine.AddProvider(() => new DistributorOptions());
        builder.TestHost.AddTestHostApplicationLifetime(services => new PlatformSettings(services.GetCommandLineOptions()));
    }
}
