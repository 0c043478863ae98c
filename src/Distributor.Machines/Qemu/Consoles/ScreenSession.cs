using System.ComponentModel;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace Distributor.Machines.Qemu.Consoles;

/// <summary>
/// A session of <c>screen</c> that follows a machine's log and types into its pipe. It ends by itself when QEMU does: also when this process is killed,
/// and QEMU with it.
/// </summary>
internal sealed class ScreenSession : IAsyncDisposable
{
    /// <summary>What runs in it. Keys reach the guest as they are, and its lines still begin at the left.</summary>
    private const string Script = """stty raw -echo opost; exec 3<&0; cat <&3 >"$3" & exec tail -q -c "+$2" -f -s 0.1 --pid "$4" "$1" """;

    /// <summary>Above the user's own: a display that takes no output (a dead network) must not keep the session, nor may a window stay without its machine.</summary>
    private static readonly byte[] Configuration = "source $HOME/.screenrc\ndefnonblock on\ndefflow off\nzombie\n"u8.ToArray();

    /// <summary>With a display that takes no output, it needs some 6 s to give up.</summary>
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _kill = new();
    private readonly TimeProvider _time;
    private readonly Task _running;

    private ScreenSession(string name, Command command, TimeProvider time) => (Name, _running, _time) = (name, command.ExecuteAsync(_kill.Token), time);

    /// <summary>What <c>screen -r</c> takes.</summary>
    public string Name { get; }

    /// <summary>False when somebody has quit it. The machine goes on.</summary>
    public bool IsRunning => !_running.IsCompleted;

    /// <summary>Throws <see cref="MachineException"/> when no session could start on this host.</summary>
    public static async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var sessions = await Cli.Wrap("screen").WithArguments("-ls").WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellationToken).ConfigureAwait(false);
            // "No Sockets found in …", "1 Socket in …", or a reason.
            if (!sessions.StandardOutput.Contains(" Socket", StringComparison.Ordinal)) throw Unusable($"screen does not work for this user (`screen -ls` says: {sessions.StandardOutput.Trim()})");
        }
        catch (Win32Exception error)
        {
            throw Unusable("There is no screen on the PATH: install it by `sudo apt-get install screen`", error);
        }
    }

    /// <summary>Starts a session. Its configuration is written beside the log.</summary>
    public static async Task<ScreenSession> StartAsync(string name, ConsoleLog log, string input, int qemu, TimeProvider time, CancellationToken cancellationToken)
    {
        var configuration = Path.Combine(Path.GetDirectoryName(log.Path)!, "screenrc");
        // Others may write the same bytes just now, or read them.
        var file = new FileStream(configuration, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        await using (file.ConfigureAwait(false)) await file.WriteAsync(Configuration, cancellationToken).ConfigureAwait(false);
        var command = Cli.Wrap("screen").WithArguments(arguments => arguments
            .Add(["-c", configuration, "-D", "-m", "-S", name, "sh", "-c", Script, "console", log.Path]).Add(log.Start + 1, CultureInfo.InvariantCulture).Add(input).Add(qemu, CultureInfo.InvariantCulture));
        return new(name, command.WithValidation(CommandResultValidation.None), time);
    }

    /// <summary>Waits for its end, after that of its machine, and kills it when it does not come.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _running.WaitAsync(EndTime, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await _kill.CancelAsync().ConfigureAwait(false);
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        _kill.Dispose();
    }

    private static MachineException Unusable(string reason, Exception? error = null) => MachineException.NoneBoots($"{reason}, or set Console (--console) to file.", error);
}
