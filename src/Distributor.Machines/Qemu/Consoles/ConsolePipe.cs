using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Distributor.Machines.Qemu.Consoles;

/// <summary>
/// QEMU's console device: a named pipe that takes input, and nowhere for the output, of which QEMU writes the log. A terminal or a socket would stop the
/// guest when somebody had it open and did not read.
/// </summary>
internal sealed class ConsolePipe : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly SafeFileHandle _held;

    /// <summary>Makes it. What a killed process left at the path makes room. Throws <see cref="IOException"/>.</summary>
    /// <param name="path">What its files' names begin with.</param>
    public ConsolePipe(string path)
    {
        Path = path;
        RemoveFiles();
        if (mkfifo(Encoding.UTF8.GetBytes(Input + '\0'), OwnerOnly) != 0) throw new IOException($"{Input}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        File.CreateSymbolicLink(Output, "/dev/null");
        // While the machine is there nobody has to wait for QEMU to open it; and who still has it open when the machine is gone gets an error.
        _held = File.OpenHandle(Input, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>As QEMU wants it: it adds <c>.in</c> and <c>.out</c>.</summary>
    public string Path { get; }

    /// <summary>The pipe, which its owner alone can open.</summary>
    public string Input => $"{Path}.in";

    private string Output => $"{Path}.out";

    /// <summary>Call it when QEMU has ended.</summary>
    public void Dispose()
    {
        RemoveFiles();
        _held.Dispose();
    }

    private void RemoveFiles()
    {
        File.Delete(Input);
        File.Delete(Output);
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int mkfifo(byte[] path, UnixFileMode mode);
}
