using System.Text;

namespace Distributor.Machines;

/// <summary>What a machine printed in a session: the part of its console's log from one byte up to another. Machines take many tasksets, and have one log.</summary>
/// <param name="Log">The log's path.</param>
/// <param name="From">The first byte.</param>
/// <param name="To">The first byte behind.</param>
public sealed record ConsolePart(string Log, long From, long To)
{
    private const int TailBytes = 4096;
    private const int TailLines = 15;

    /// <summary>The first byte behind what the guest printed while it booted. Default: <see cref="From"/>, it did not.</summary>
    public long Booted { get; init; } = From;

    /// <summary>All of it. Throws what reading files throws.</summary>
    public string Read() => Read(To - From);

    /// <summary>What was printed after the boot: what has to do with the taskset.</summary>
    public ConsolePart WithoutBoot => this with { From = Booted };

    /// <summary>Its last lines, without empty ones; empty when there are none, or the log is gone.</summary>
    public string Tail()
    {
        try
        {
            return string.Join('\n', Read(Math.Min(To - From, TailBytes)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(TailLines));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private string Read(long length)
    {
        if (length == 0) return "";
        using var file = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[length];
        file.Seek(To - length, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        return Encoding.Latin1.GetString(bytes);
    }
}
