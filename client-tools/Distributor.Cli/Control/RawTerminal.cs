using System.Runtime.InteropServices;

namespace Distributor.Cli.Control;

/// <summary>
/// The terminal of standard input with each key handed on as it is pressed, unseen and unchanged, Ctrl-C too; as it was before once disposed. Does
/// nothing where standard input is no terminal.
/// </summary>
internal sealed class RawTerminal : IDisposable
{
    private const int StandardInput = 0, Now = 0;

    /// <summary>More than any system's <c>struct termios</c>, of which only the place of the output flags matters here.</summary>
    private const int Size = 256;
    private const int OutputFlags = 4;

    private readonly byte[]? _before;

    public RawTerminal()
    {
        var found = new byte[Size];
        if (tcgetattr(StandardInput, found) != 0) return;
        var raw = (byte[])found.Clone();
        cfmakeraw(raw);
        // Lines of the guest's still begin at the left.
        found.AsSpan(OutputFlags, sizeof(uint)).CopyTo(raw.AsSpan(OutputFlags));
        if (tcsetattr(StandardInput, Now, raw) == 0) _before = found;
    }

    public void Dispose()
    {
        if (_before is not null) _ = tcsetattr(StandardInput, Now, _before);
    }

    [DllImport("libc")]
    private static extern int tcgetattr(int file, byte[] settings);

    [DllImport("libc")]
    private static extern int tcsetattr(int file, int when, byte[] settings);

    [DllImport("libc")]
    private static extern void cfmakeraw(byte[] settings);
}
