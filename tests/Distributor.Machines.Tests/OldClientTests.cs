using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Distributor.Machines.Protocol;
using Distributor.Machines.Qemu;
using Distributor.Model;

namespace Distributor.Machines.Tests;

/// <summary>The reference guest serves the client that the guests before it were made for, word by word.</summary>
[Category("QEMU")]
public sealed class OldClientTests
{
    private const string Description = """
        <taskset>
          <unknown>1</unknown>
          <periodictask>
            <id>0</id><executiontime>0</executiontime><criticaltime>0</criticaltime><priority>10</priority><deadline>0</deadline>
            <period>100</period><offset>0</offset><numberofjobs>5</numberofjobs><quota>1M</quota><caps>235</caps>
            <pkg>pi</pkg><colour>blue</colour><config><arg1>100</arg1><arg2><deep>x</deep></arg2></config>
          </periodictask>
        </taskset>
        """;

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_session_of_the_old_client_works(bool virtualTime)
    {
        await using var machine = await Guest.Source(settings => virtualTime ? settings : settings with { VirtualTime = null }).StartAsync(1, CancellationToken.None);
        await (await machine.ConnectAsync(Guest.NoPrograms, CancellationToken.None)).DisposeAsync();
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync((IPEndPoint)((QemuMachine)machine).Address);
        var stream = client.GetStream();

        await SendAsync(stream, Word(WireTag.Clear));
        var description = Encoding.ASCII.GetBytes(Description);
        await SendAsync(stream, [.. Word(WireTag.SendDescriptions), .. Word(description.Length), .. description]);
        await SendAsync(stream, [.. Word(WireTag.SendBinaries), .. Word(1)]);
        Assert.That(await ReadWordAsync(stream), Is.EqualTo((uint)WireTag.GoSend));
        var program = await File.ReadAllBytesAsync(Guest.Program("pi"));
        await SendAsync(stream, [.. Encoding.ASCII.GetBytes("pi".PadRight(16, '\0')), .. Word(program.Length), .. program]);
        await SendAsync(stream, Word(WireTag.Start));

        var events = new List<EventKind>();
        while (!events.Contains(EventKind.JobsDone))
        {
            var profile = new byte[await ReadWordAsync(stream)];
            await stream.ReadExactlyAsync(profile);
            events.AddRange(Profile.Parse(Encoding.ASCII.GetString(profile)).Events.Select(happened => happened.Kind));
        }
        await SendAsync(stream, [.. Word(WireTag.Stop), .. Word(WireTag.Clear)]);
        Assert.That(events, Is.EqualTo(Enumerable.Repeat(new[] { EventKind.Start, EventKind.Exit }, 5).SelectMany(job => job).Append(EventKind.JobsDone)));
    }

    private static byte[] Word(WireTag tag) => Word((int)tag);

    private static byte[] Word(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static async Task SendAsync(NetworkStream stream, byte[] bytes)
    {
        foreach (var segment in bytes.Chunk(4096)) await stream.WriteAsync(segment);
    }

    private static async Task<uint> ReadWordAsync(NetworkStream stream)
    {
        var bytes = new byte[4];
        await stream.ReadExactlyAsync(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
