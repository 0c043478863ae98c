using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Distributor.Dispatch.Control;

/// <summary>A connection to a distributor that works. Requests take turns.</summary>
public sealed class ControlClient : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;
    private readonly SemaphoreSlim _turn = new(1);

    private ControlClient(Socket socket)
    {
        _stream = new(socket, ownsSocket: true);
        _reader = new(_stream, Encoding.UTF8);
    }

    /// <summary>Connects to a socket; see <see cref="ControlFolder.SocketOf"/>. Throws <see cref="SocketException"/> when nobody listens there.</summary>
    public static async Task<ControlClient> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            return new(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Asks, and returns the answer when it is done. Throws <see cref="IOException"/> when the distributor has ended, and
    /// <see cref="JsonException"/> when it answers what no distributor of this version does.
    /// </summary>
    public async Task<ControlReply> AskAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(ControlJson.Write(request) + "\n"), cancellationToken).ConfigureAwait(false);
            var line = await _reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            return ControlJson.Read<ControlReply>(line ?? throw new IOException("The distributor has ended."));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _turn.Dispose();
    }
}
