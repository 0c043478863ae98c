using System.Text;

namespace Distributor.Machines.Qemu.Consoles;

/// <summary>The file to which a machine's console goes, behind what machines of the same number printed before.</summary>
internal sealed class ConsoleLog
{
    private const int TailBytes = 4096;
    private const int TailLines = 15;

    public ConsoleLog(string path)
    {
        Path = path;
        Start = End;
    }

    public string Path { get; }

    /// <summary>Where this machine's part begins, in bytes.</summary>
    public long Start { get; }

    /// <summary>How many bytes this machine has printed.</summary>
    public long Length => End - Start;

    private long End => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>Its last lines; empty when it printed nothing.</summary>
    public string Tail()
    {
        try
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(Math.Max(Start, file.Length - TailBytes), SeekOrigin.Begin);
            using var reader = new StreamReader(file, Encoding.Latin1);
            var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return string.Join('\n', lines.TakeLast(TailLines));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
