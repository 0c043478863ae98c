using System.Globalization;
using CliWrap.Buffered;
using Distributor.Surroundings;
using Distributor.Surroundings.Network;

namespace Distributor.Benchmarks;

/// <summary>A host with a network for bridged machines.</summary>
internal static class BridgedHost
{
    /// <summary>Whether this process runs on one.</summary>
    public static bool IsHere => Directory.Exists("/sys/class/net/tap1");

    /// <summary>The values of a benchmark, run by a user without rights on such a host that is a network namespace.</summary>
    public static async Task<IReadOnlyList<double>> MeasureAsync(string benchmark)
    {
        await using var host = await NetworkNamespace.CreateAsync();
        Require(await host.RunAsync(Path.Combine(Checkout.Root, "client-tools", "network.sh"), "up", "--machines", "1", "--user", NetworkNamespace.Nobody));
        var output = Require(await host.RunAsync(NetworkNamespace.As(NetworkNamespace.Nobody, "/",
            Path.Combine(AppContext.BaseDirectory, "Distributor.Benchmarks"), "--values", benchmark)));
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
    }

    private static string Require(BufferedCommandResult result) => result.IsSuccess ? result.StandardOutput
        : throw new NotSupportedException($"{result.StandardOutput}{result.StandardError}".ReplaceLineEndings(" "));
}
