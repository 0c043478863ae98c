using System.Text;

namespace Distributor.Machines.Qemu.Consoles;

/// <summary>The file to which a machine's console goes, behind what machines of the same number printed before.</summary>
internal sealed class ConsoleLog
{
    private const int TailBytes = 4096;
    private const int TailLines = 15;

    private readonly long _start;

    public ConsoleLog(string path)
    {
        Path = path;
        _start = End;
    }

    public string Path { get; }

    /// <summary>How many bytes this machine has printed.</summary>
    public long Length => End - _start;

    private long End => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>Its last lines; empty when it printed nothing.</summary>
    public string Tail()
    {
        try
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(Math.Max(_start, file.Length - TailBytes), SeekOrigin.Begin);
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
