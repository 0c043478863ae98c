using System.Net.Sockets;
using Serilog;

namespace Distributor.Dispatch.Control;

/// <summary>Listens for what the user wants of a distributor that works, on a socket that only its user can reach.</summary>
public sealed class ControlServer : IAsyncDisposable
{
    /// <summary>Beyond these, the one that has asked nothing for longest makes room.</summary>
    private const int MostConnections = 64;

    /// <summary>A client that finds the queue full would be turned away.</summary>
    private const int Backlog = 1024;

    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(0.1);

    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ControlConnection> _connections = [];
    private readonly ControlCommands _commands;
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Task _accepting;

    /// <summary>Listens. Throws <see cref="SocketException"/> when it cannot.</summary>
    /// <param name="distributor">What is controlled.</param>
    /// <param name="results">Its results folder, so that users can tell distributors apart.</param>
    /// <param name="path">The socket's; see <see cref="ControlFolder.SocketOf"/>. What lies there is a dead process's, and makes room.</param>
    /// <param name="log">Gets a line for each change that somebody asks for.</param>
    /// <param name="time">The host's clock.</param>
    public ControlServer(TasksetDistributor distributor, string results, string path, ILogger log, TimeProvider time)
    {
        (_commands, _path, _time) = (new(distributor, results, log), path, time);
        // Whoever sees the socket can connect to it.
        var early = ControlFolder.BeforeItListens(path);
        File.Delete(early);
        _listener.Bind(new UnixDomainSocketEndPoint(early));
        _listener.Listen(Backlog);
        File.Move(early, path, overwrite: true);
        _accepting = AcceptAsync();
    }

    /// <summary>Ends all connections and removes the socket.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        File.Delete(_path);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        foreach (var connection in _connections)
        {
            await connection.Ended.ConfigureAwait(false);
            connection.Dispose();
        }
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                MakeRoom();
                _connections.Add(new(socket, _commands, _time, _stop.Token));
            }
            catch (SocketException)
            {
                // The process may have no file descriptor left for now.
                await Task.Delay(PauseAfterError, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // Disposed.
            }
        }
    }

    private void MakeRoom()
    {
        foreach (var ended in _connections.Where(connection => connection.Ended.IsCompleted)) ended.Dispose();
        _connections.RemoveAll(connection => connection.Ended.IsCompleted);
        if (_connections.Count >= MostConnections) _connections.MinBy(connection => connection.LastHeard)!.GiveUp();
    }
}
