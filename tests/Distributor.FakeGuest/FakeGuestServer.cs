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
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<FakeSession> _runs = [];
    private readonly ConcurrentBag<Task> _serving = [];
    private readonly FakeScript _script;
    private readonly string _live;
    private readonly Task _accepting;
    private readonly Lock _count = new();
    private int _running;

    /// <param name="script">What it does after START. Default: all jobs meet their deadlines.</param>
    /// <param name="hasExtensions">Whether it takes times that are no whole ms, as the reference guest does.</param>
    /// <param name="port">Where it listens; 0: at a free one.</param>
    public FakeGuestServer(FakeScript? script = null, bool hasExtensions = true, int port = 0)
    {
        _listener = new(IPAddress.Loopback, port);
        _live = hasExtensions ? "<live run=\"no\" interrupts-off-ns=\"0\"><tasks></tasks></live>\0" : "<live></live>\0";
        _script = script ?? FakeScripts.Ideal;
        _listener.Start();
        Address = (IPEndPoint)_listener.LocalEndpoint;
        _accepting = AcceptAsync();
    }

    public IPEndPoint Address { get; }

    /// <summary>The sessions that came to START. (A host that gets no answer in time tries again, so there can be more connections.)</summary>
    public IReadOnlyList<FakeSession> Runs => [.. _runs];

    /// <summary>How many tasksets run: each until just before the host can know that it is done.</summary>
    public int Running => _running;

    /// <summary>The most that ran at once.</summary>
    public int MostRunning { get; private set; }

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
        try
        {
            await new FakeSession(client.GetStream(), _live).ServeAsync(RunAsync, _stop.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The host is gone, the script closes, or the guest is disposed.
        }
    }

    private async Task RunAsync(FakeSession session, CancellationToken cancellationToken)
    {
        var runs = true;
        session.AllDone = End;
        _runs.Enqueue(session);
        lock (_count) MostRunning = Math.Max(MostRunning, ++_running);
        try
        {
            await _script(session, cancellationToken);
        }
        finally
        {
            End();
        }

        void End()
        {
            lock (_count)
            {
                if (runs) _running--;
                runs = false;
            }
        }
    }
}
