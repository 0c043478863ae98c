using System.Buffers.Binary;
using System.Text;
using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

/// <summary>A guest that behaves as the Genode-based taskloader does: late first release, odd profiles, small segments.</summary>
internal static class GenodeLike
{
    public static FakeScript Script { get; } = async (session, cancellationToken) =>
    {
        await session.SendTextAsync("", cancellationToken);
        await session.SendTextAsync("<profile></profile>\n\0", cancellationToken);
        await session.SendTextAsync("<profile><events></events></profile>\0", cancellationToken);
        foreach (var task in session.Tasks)
        {
            for (var job = 0; job < task.Jobs; job++)
            {
                // The first release comes one period after START, on a clock that counts from the guest's boot.
                var release = 5_012 + (job + 1) * task.Period;
                var last = job == task.Jobs - 1 ? Event("JOBS_DONE", task.Id, release + 11) : "";
                var profile = $"<profile>\n  <events>\n{Event("START", task.Id, release)}{Event("EXIT", task.Id, release + 10)}{last}  </events>\n</profile>\n-id=\"0\"/></events>\0";
                await SendInSegmentsAsync(session, profile, cancellationToken);
            }
        }
    };

    private static string Event(string type, int task, int time) => $"    <event type=\"{type}\" task-id=\"{task}\" time-stamp=\"{time}\"/>\n";

    private static async Task SendInSegmentsAsync(FakeSession session, string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var size = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)bytes.Length);
        foreach (var segment in size.Concat(bytes).Chunk(7)) await session.SendBytesAsync(segment, cancellationToken);
    }
}
