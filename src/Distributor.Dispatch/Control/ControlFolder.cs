using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Distributor.Machines;

namespace Distributor.Dispatch.Control;

/// <summary>The folder of the control sockets of a user's distributors: <c>PID.sock</c>. Nobody else can look into it.</summary>
public sealed class ControlFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>A socket's whole path has at most 107 bytes.</summary>
    private const int LongestPath = 90;

    private readonly string _path;

    /// <summary>
    /// The folder at a path, which is made when it is missing, without the sockets of processes that are gone. Throws <see cref="IOException"/> when it is another user's, or open to others.
    /// </summary>
    public ControlFolder(string path)
    {
        if (Encoding.UTF8.GetByteCount(path) > LongestPath) throw new IOException($"{path} is too long for the path of a socket: set XDG_RUNTIME_DIR to a shorter one.");
        Directory.CreateDirectory(path, OwnerOnly);
        if (FileOwner.Of(path) != FileOwner.Me)
            throw new IOException($"{path} belongs to the user with id {FileOwner.Of(path)}, so it is not used for control sockets: have it removed, or set XDG_RUNTIME_DIR to a folder of yours.");
        if ((new DirectoryInfo(path).UnixFileMode & ~OwnerOnly) != 0)
            throw new IOException($"{path} is open to other users, so it is not used for control sockets: `chmod 700 {path}`.");
        _path = path;
        RemoveThoseOfTheDead();
    }

    /// <summary>
    /// This user's: <c>$XDG_RUNTIME_DIR/distributor</c>, or <c>/tmp/distributor-UID</c> without a folder of that name that is this user's.
    /// </summary>
    public static ControlFolder OfUser() =>
        Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime && Directory.Exists(runtime) && FileOwner.Of(runtime) == FileOwner.Me
            ? new(Path.Combine(runtime, "distributor"))
            : new(string.Create(CultureInfo.InvariantCulture, $"/tmp/distributor-{FileOwner.Me}"));

    /// <summary>The socket of a process.</summary>
    public string SocketOf(int processId) => Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"{processId}.sock"));

    /// <summary>The processes that listen, in order. Removes sockets of processes that are gone.</summary>
    public async Task<IReadOnlyList<int>> ListAsync(CancellationToken cancellationToken)
    {
        RemoveThoseOfTheDead();
        var running = new List<int>();
        foreach (var (socket, processId) in Sockets())
            if (socket == SocketOf(processId) && await ListensAsync(socket, cancellationToken).ConfigureAwait(false)) running.Add(processId);
        return [.. running.Order()];
    }

    private void RemoveThoseOfTheDead()
    {
        foreach (var (socket, processId) in Sockets())
            if (!Directory.Exists($"/proc/{processId}")) File.Delete(socket);
    }

    private IEnumerable<(string Path, int ProcessId)> Sockets()
    {
        foreach (var path in Directory.GetFiles(_path, "*.sock*"))
            if (int.TryParse(Path.GetFileName(path).Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var processId)) yield return (path, processId);
    }

    /// <summary>Where a socket is until somebody listens at it.</summary>
    internal static string BeforeItListens(string socket) => $"{socket}.new";

    // A process may have the id of a dead one.
    private static async Task<bool> ListensAsync(string path, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
