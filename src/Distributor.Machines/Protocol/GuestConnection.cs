using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Distributor.Machines.Protocol;

/// <summary>The framing of the wire protocol over one TCP connection.</summary>
public sealed class GuestConnection : IAsyncDisposable
{
    private const int LargestProfile = 1 << 20;
    private const int NameField = 16;
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
    public Task SendAsync(WireTag tag, CancellationToken cancellationToken) => WriteAsync([(uint)tag], [], cancellationToken);

    /// <summary>Sends a tag, and XML with its size.</summary>
    public Task SendAsync(WireTag tag, byte[] xml, CancellationToken cancellationToken) =>
        WriteAsync([(uint)tag, (uint)xml.Length], xml, cancellationToken);

    /// <summary>Sends programs, each when the guest asks for it.</summary>
    public async Task SendBinariesAsync(IReadOnlyCollection<KeyValuePair<string, byte[]>> programs, CancellationToken cancellationToken)
    {
        await WriteAsync([(uint)WireTag.SendBinaries, (uint)programs.Count], [], cancellationToken).ConfigureAwait(false);
        foreach (var (name, elf) in programs)
        {
            await ExpectAsync(WireTag.GoSend, cancellationToken).ConfigureAwait(false);
            var header = new byte[NameField + sizeof(uint)];
            Encoding.ASCII.GetBytes(name, header);
            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(NameField), (uint)elf.Length);
            await WriteAsync(header, cancellationToken).ConfigureAwait(false);
            await WriteAsync(elf, cancellationToken).ConfigureAwait(false);
        }
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

    private async Task ExpectAsync(WireTag expected, CancellationToken cancellationToken)
    {
        var word = await _reader.ReadWordAsync(cancellationToken).ConfigureAwait(false);
        if (word != (uint)expected) throw new ProtocolException($"The guest sent 0x{word:X}; {expected} (0x{(uint)expected:X}) was expected.");
    }

    private async Task WriteAsync(uint[] words, byte[] rest, CancellationToken cancellationToken)
    {
        var message = new byte[words.Length * sizeof(uint) + rest.Length];
        for (var i = 0; i < words.Length; i++) BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(i * sizeof(uint)), words[i]);
        rest.CopyTo(message, words.Length * sizeof(uint));
        await WriteAsync(message, cancellationToken).ConfigureAwait(false);
    }

    // In pieces, so that an upload that moves is seen to move.
    private async Task WriteAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        for (var start = 0; start < bytes.Length; start += Chunk)
        {
            var piece = bytes.AsMemory(start, Math.Min(Chunk, bytes.Length - start));
            await _stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref _sent, piece.Length);
        }
    }
}
