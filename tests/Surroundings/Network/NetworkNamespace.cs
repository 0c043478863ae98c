using System.Diagnostics;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace Distributor.Surroundings.Network;

/// <summary>
/// A host's network of its own, with interfaces, <c>/run</c> and processes that nobody else sees. All of it ends with it, and with this process,
/// however that ends.
/// </summary>
internal sealed class NetworkNamespace : IAsyncDisposable
{
    /// <summary>A user without rights.</summary>
    public const string Nobody = "nobody";

    // The shell is the first process of the namespace; it lives until the standard input is closed, and the others end with it.
    private const string Hold = "mount -t sysfs sysfs /sys && mount -t tmpfs tmpfs /run && ip link set lo up && echo ready && cat; true";

    private readonly Process _holder;
    private readonly int _first;

    private NetworkNamespace(Process holder)
    {
        _holder = holder;
        _first = Processes.ChildrenOf(holder.Id, "sh").Single();
    }

    /// <summary>Throws <see cref="NotSupportedException"/> with the reason where none can be made.</summary>
    public static async Task<NetworkNamespace> CreateAsync()
    {
        if (!Environment.IsPrivilegedProcess) throw new NotSupportedException("A network namespace with taps needs root.");
        if (!File.Exists("/dev/net/tun")) throw new NotSupportedException("This kernel has no taps: there is no /dev/net/tun.");
        var holder = Process.Start(new ProcessStartInfo("unshare", ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", Hold])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        if (await holder.StandardOutput.ReadLineAsync() == "ready") return new(holder);
        var reason = await holder.StandardError.ReadToEndAsync();
        holder.Dispose();
        throw new NotSupportedException($"No network namespace can be made here: {reason.Trim()}");
    }

    /// <summary>The arguments of <c>nsenter</c> that run a command here.</summary>
    public IReadOnlyList<string> Enter(params IEnumerable<string> command) =>
        ["--target", _first.ToString(CultureInfo.InvariantCulture), "--net", "--mount", "--pid", "--", .. command];

    /// <summary>Runs a command here as root, to its end.</summary>
    public async Task<BufferedCommandResult> RunAsync(params IEnumerable<string> command) =>
        await Cli.Wrap("nsenter").WithArguments(Enter(command)).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();

    /// <summary>
    /// A command as a user without rights, but for reading all files: the checkout may lie where only its owner may look.
    /// </summary>
    public static IEnumerable<string> As(string user, string home, params IEnumerable<string> command) =>
    [
        "setpriv", $"--reuid={user}", $"--regid={(user == Nobody ? "nogroup" : user)}", "--clear-groups", "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search",
        "env", "-C", home, $"HOME={home}", .. command,
    ];

    public async ValueTask DisposeAsync()
    {
        _holder.StandardInput.Close();
        await _holder.WaitForExitAsync();
        _holder.Dispose();
    }
}
