using System.Text;

namespace Distributor.Machines.Qemu;

/// <summary>The file to which a machine's console goes.</summary>
internal sealed record ConsoleLog(string Path)
{
    private const int TailBytes = 4096;
    private const int TailLines = 15;

    /// <summary>How many bytes were printed.</summary>
    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>Its last lines; empty when nothing was printed.</summary>
    public string Tail()
    {
        try
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(-Math.Min(TailBytes, file.Length), SeekOrigin.End);
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
