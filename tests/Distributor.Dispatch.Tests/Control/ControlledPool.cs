using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Distributor.Dispatch.Control;
using Distributor.FakeGuest;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Distributor.Dispatch.Tests.Control;

/// <summary>A pool of fake guests with a control socket, in a folder of its own.</summary>
internal sealed class ControlledPool : IAsyncDisposable, ILogEventSink
{
    private readonly string _folder = $"/tmp/distributor-test-{Guid.NewGuid():n}";
    private readonly ControlServer _server;

    public ControlledPool(FakeScript script, int maxMachines = 1, TimeProvider? time = null)
    {
        Pool = new(script, maxMachines);
        Socket = new ControlFolder(_folder).SocketOf(Environment.ProcessId);
        var log = new LoggerConfiguration().WriteTo.Sink(this).CreateLogger();
        _server = new(Pool.Distributor, "/results", Socket, log, time ?? TimeProvider.System);
    }

    public Pool Pool { get; }

    /// <summary>The socket's path.</summary>
    public string Socket { get; }

    /// <summary>What was logged of control.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public void Emit(LogEvent logEvent) => Log.Enqueue(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Asks over a connection of its own.</summary>
    public async Task<DistributorStatus> AskAsync(string command, int? machines = null, bool? cancel = null)
    {
        using var client = await ControlClient.ConnectAsync(Socket, CancellationToken.None);
        var reply = await client.AskAsync(new(command, machines, cancel), CancellationToken.None);
        return reply.Status ?? throw new InvalidOperationException(reply.Error);
    }

    /// <summary>Sends text as it is, and returns the first line that comes back; empty when the server has heard enough before.</summary>
    public async Task<string> SendAsync(string text)
    {
        using var stream = await ConnectAsync();
        using var reader = new StreamReader(stream);
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
            return await reader.ReadLineAsync() ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>A bare connection.</summary>
    public async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket));
        return new(socket, ownsSocket: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await Pool.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
