using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;

namespace Distributor.Machines.Qemu.Consoles;

/// <summary>
/// A session of <c>screen</c> on a machine's terminal. It ends by itself when QEMU does, since the terminal then hangs up: also when this process is
/// killed, and QEMU with it.
/// </summary>
internal sealed class ScreenSession : IAsyncDisposable
{
    /// <summary>
    /// Above the user's own: a display that takes no output (Ctrl-S, a dead network) must not hold up the guest, and no window may stay without its machine.
    /// </summary>
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

    /// <summary>Starts a session on a terminal. Its configuration is written into a folder.</summary>
    public static async Task<ScreenSession> StartAsync(string name, string terminal, string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var configuration = Path.Combine(folder, "screenrc");
        // Others may write the same bytes just now, or read them.
        var file = new FileStream(configuration, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        await using (file.ConfigureAwait(false)) await file.WriteAsync(Configuration, cancellationToken).ConfigureAwait(false);
        return new(name, Cli.Wrap("screen").WithArguments(["-c", configuration, "-D", "-m", "-S", name, terminal]).WithValidation(CommandResultValidation.None), time);
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

    private static MachineException Unusable(string reason, Exception? error = null) =>
        new(MachineFailure.Boot, "machine", $"{reason}, or set Console to pty.", innerException: error);
}
