using System.Buffers.Binary;

namespace Distributor.Machines.Protocol;

/// <summary>
/// Reads frames of a stream so that a cancelled read loses nothing: the next one goes on where it stopped. A session that is stopped in the
/// middle of a profile still understands what follows.
/// </summary>
internal sealed class ResumableReader(Stream stream)
{
    private readonly byte[] _word = new byte[sizeof(uint)];
    private byte[]? _body;
    private int _filled;

    /// <summary>Reads a word, little endian. Throws <see cref="EndOfStreamException"/>.</summary>
    public async Task<uint> ReadWordAsync(CancellationToken cancellationToken)
    {
        await FillAsync(_word, cancellationToken).ConfigureAwait(false);
        return BinaryPrimitives.ReadUInt32LittleEndian(_word);
    }

    /// <summary>
    /// Reads a size and as many bytes. Throws <see cref="EndOfStreamException"/>, and <see cref="ProtocolException"/> for more than
    /// <paramref name="most"/>.
    /// </summary>
    public async Task<byte[]> ReadSizedAsync(int most, CancellationToken cancellationToken)
    {
        if (_body is null)
        {
            var size = await ReadWordAsync(cancellationToken).ConfigureAwait(false);
            if (size > most) throw new ProtocolException($"A profile of {size} bytes was announced; the most is {most}.");
            _body = new byte[size];
        }
        var body = _body;
        await FillAsync(body, cancellationToken).ConfigureAwait(false);
        _body = null;
        return body;
    }

    private async Task FillAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        while (_filled < buffer.Length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(_filled), cancellationToken).ConfigureAwait(false);
            if (read == 0) throw new EndOfStreamException("The guest closed the connection.");
            _filled += read;
        }
        _filled = 0;
    }
}
