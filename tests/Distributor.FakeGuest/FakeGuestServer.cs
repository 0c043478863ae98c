using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Distributor.FakeGuest;

/// <summary>
/// A guest without a machine: speaks the wire protocol on a loopback port, and after START follows a script. It serves any number of
/// connections, each as a guest of its own, so that one of them is a whole pool.
/// </summary>
public sealed class FakeGuestServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<FakeSession> _sessions = [];
    private readonly ConcurrentBag<Task> _serving = [];
    private readonly FakeScript _script;
    private readonly Task _accepting;

    public FakeGuestServer(FakeScript? script = null)
    {
        _script = script ?? FakeScripts.Ideal;
        _listener.Start();
        Address = (IPEndPoint)_listener.LocalEndpoint;
        _accepting = AcceptAsync();
    }

    public IPEndPoint Address { get; }

    /// <summary>All connections that came so far.</summary>
    public IReadOnlyCollection<FakeSession> Sessions => _sessions;

    /// <summary>How many connections are open.</summary>
    public int Open => _open;

    /// <summary>The most that were open at once.</summary>
    public int MostOpen { get; private set; }

    private int _open;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_serving);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        var session = new FakeSession(client.GetStream());
        _sessions.Add(session);
        lock (_sessions) MostOpen = Math.Max(MostOpen, ++_open);
        try
        {
            await session.ServeAsync(_script, _stop.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The host is gone, the script closes, or the guest is disposed.
        }
        finally
        {
            lock (_sessions) _open--;
        }
    }
}
