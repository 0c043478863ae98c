using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Distributor.FakeGuest;

/// <summary>The guest's side of one connection, from AVAILABLE to START; what follows is the script's.</summary>
/// <param name="stream">To and from the host.</param>
/// <param name="live">The answer to GET_LIVE.</param>
public sealed class FakeSession(NetworkStream stream, string live)
{
    private const uint Available = 0xAAAAA, Optimize = 0x6F7074, Clear = 0xDE6, Descriptions = 0xDE5, Binaries = 0xDE5F11E,
        Start = 0x514DE5, Stop = 0x514DE6, Live = 0x159D2, GoSend = 0x90;

    private int _done;

    /// <summary>The tasks of the last description.</summary>
    public IReadOnlyList<FakeTask> Tasks { get; private set; } = [];

    /// <summary>The last description as it came.</summary>
    public string Description { get; private set; } = "";

    /// <summary>What was uploaded in this session.</summary>
    public Dictionary<string, byte[]> Programs { get; } = [];

    /// <summary>The tags in the order in which they came.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>Called when the host is about to be told that the last task is done: from then on, it may send the next taskset to another session.</summary>
    internal Action AllDone { get; set; } = () => { };

    public async Task ServeAsync(FakeScript script, CancellationToken cancellationToken)
    {
        while (await ReadWordAsync(cancellationToken) is { } tag)
        {
            switch (tag)
            {
                case Available:
                    await SendWordAsync(Available, cancellationToken);
                    break;
                case Optimize:
                    await ReadSizedAsync(cancellationToken);
                    break;
                case Descriptions:
                    Description = Encoding.ASCII.GetString(await ReadSizedAsync(cancellationToken));
                    Tasks = FakeTask.Parse(Description);
                    break;
                case Binaries:
                    await TakeProgramsAsync(cancellationToken);
                    break;
                case Start:
                    _done = 0;
                    Heard.Add("START");
                    await script(this, cancellationToken);
                    continue;
                case Live:
                    await SendTextAsync(live, cancellationToken);
                    break;
                case Clear or Stop:
                    break;
                default:
                    throw new InvalidDataException($"The host sent the unknown tag 0x{tag:X}.");
            }
            Heard.Add(Name(tag));
        }
    }

    /// <summary>Sends events as one profile: pairs of type, task and time in ms.</summary>
    public Task SendAsync(IEnumerable<(string Type, int Task, int Milliseconds)> events, CancellationToken cancellationToken) =>
        SendTextAsync($"<profile><events>{string.Concat(events.Select(happened =>
            $"<event type=\"{happened.Type}\" task-id=\"{happened.Task}\" time-stamp=\"{happened.Milliseconds}\"/>"))}</events></profile>\0",
            cancellationToken);

    /// <summary>Sends text as a profile, whatever it holds.</summary>
    public async Task SendTextAsync(string text, CancellationToken cancellationToken)
    {
        _done += text.Split("\"JOBS_DONE\"").Length - 1;
        if (_done >= Tasks.Count) AllDone();
        var bytes = new byte[sizeof(uint) + text.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)text.Length);
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(sizeof(uint)));
        await stream.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>Sends a bare word, such as a size that nothing follows.</summary>
    public async Task SendWordAsync(uint word, CancellationToken cancellationToken)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        await stream.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>Reads whatever the host says, until it leaves.</summary>
    public Task ListenToTheEndAsync(CancellationToken cancellationToken) => stream.CopyToAsync(Stream.Null, cancellationToken);

    /// <summary>Sends bytes as they are, in a segment of their own where the network allows it.</summary>
    public Task SendBytesAsync(byte[] bytes, CancellationToken cancellationToken) => stream.WriteAsync(bytes, cancellationToken).AsTask();

    private async Task TakeProgramsAsync(CancellationToken cancellationToken)
    {
        var count = await ReadWordAsync(cancellationToken) ?? 0;
        for (var i = 0; i < count; i++)
        {
            await SendWordAsync(GoSend, cancellationToken);
            var name = new byte[16];
            await stream.ReadExactlyAsync(name, cancellationToken);
            Programs[Encoding.ASCII.GetString(name).TrimEnd('\0')] = await ReadSizedAsync(cancellationToken);
        }
    }

    private async Task<byte[]> ReadSizedAsync(CancellationToken cancellationToken)
    {
        var bytes = new byte[await ReadWordAsync(cancellationToken) ?? 0];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private async Task<uint?> ReadWordAsync(CancellationToken cancellationToken)
    {
        var word = new byte[4];
        var read = await stream.ReadAtLeastAsync(word, 4, throwOnEndOfStream: false, cancellationToken);
        return read == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(word) : null;
    }

    private static string Name(uint tag) => tag switch
    {
        Available => "AVAILABLE",
        Optimize => "OPTIMIZE",
        Clear => "CLEAR",
        Descriptions => "SEND_DESCS",
        Binaries => "SEND_BINARIES",
        Live => "GET_LIVE",
        _ => "STOP",
    };
}
