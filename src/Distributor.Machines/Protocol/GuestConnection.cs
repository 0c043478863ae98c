using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Distributor.Machines.Protocol;

/// <summary>The framing of the wire protocol over one TCP connection.</summary>
public sealed class GuestConnection : IAsyncDisposable
{
    private const int LargestProfile = 1 << 20;
    private const int Chunk = 16 << 10;

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly ResumableReader _reader;

    private long _sent;

    private GuestConnection(Socket socket)
    {
        (_socket, _stream) = (socket, new NetworkStream(socket, ownsSocket: true));
        _reader = new(_stream);
    }

    /// <summary>How many bytes the guest's side has taken.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Connects, and waits for the guest's answer to AVAILABLE: that a port accepts proves nothing (user networking always does).</summary>
    public static async Task<GuestConnection> OpenAsync(EndPoint address, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            var connection = new GuestConnection(socket);
            await connection.SendAsync(WireTag.Available, cancellationToken).ConfigureAwait(false);
            await connection.ExpectAsync(WireTag.Available, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a tag alone.</summary>
    public Task SendAsync(WireTag tag, CancellationToken cancellationToken) => SendAsync(new GuestMessage().Add(tag), cancellationToken);

    /// <summary>Sends a message: in pieces when it is long, so that an upload that moves is seen to move.</summary>
    public async Task SendAsync(GuestMessage message, CancellationToken cancellationToken)
    {
        for (var rest = message.Bytes; rest.Length > 0;)
        {
            var piece = rest[..Math.Min(Chunk, rest.Length)];
            await _stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref _sent, piece.Length);
            rest = rest[piece.Length..];
        }
    }

    /// <summary>Waits for an answer. Throws <see cref="ProtocolException"/> for any other.</summary>
    public async Task ExpectAsync(WireTag expected, CancellationToken cancellationToken)
    {
        var word = await _reader.ReadWordAsync(cancellationToken).ConfigureAwait(false);
        if (word != (uint)expected) throw new ProtocolException($"The guest sent 0x{word:X}; {expected} (0x{(uint)expected:X}) was expected.");
    }

    /// <summary>
    /// The next profile that the guest sends, as text. A cancelled read loses nothing. Throws <see cref="ProtocolException"/>, and
    /// <see cref="IOException"/> when the guest is gone.
    /// </summary>
    public async Task<string> ReadProfileAsync(CancellationToken cancellationToken) =>
        Encoding.ASCII.GetString(await _reader.ReadSizedAsync(LargestProfile, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Says that nothing more will come, and waits until the guest has closed too: a connection cut short would live on in user
    /// networking and disturb the guest after its reset.
    /// </summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        _socket.Shutdown(SocketShutdown.Send);
        var rest = new byte[4096];
        while (await _stream.ReadAsync(rest, cancellationToken).ConfigureAwait(false) > 0)
        {
            // What a guest still had to say of a run that is over.
        }
    }

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
