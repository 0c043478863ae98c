namespace Distributor.Machines.Qemu.Consoles;

/// <summary>The file to which a machine's console goes, behind what machines of the same number printed before.</summary>
internal sealed class ConsoleLog
{
    public ConsoleLog(string path)
    {
        Path = path;
        Start = End;
    }

    public string Path { get; }

    /// <summary>Where this machine's part begins, in bytes.</summary>
    public long Start { get; }

    /// <summary>Where it ends by now.</summary>
    public long End => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>All that this machine has printed, or what it printed from a byte on.</summary>
    public ConsolePart Since(long? from = null) => new(Path, from ?? Start, Math.Max(from ?? Start, End));
}
