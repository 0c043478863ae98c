using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Distributor.Machines;

/// <summary>Whose a file is: what .NET has no call for.</summary>
internal static class FileOwner
{
    private const int CurrentFolder = -100, DoNotFollowLinks = 0x100;
    private const uint WantOwner = 0x8;
    private const int StatxSize = 256, UidOffset = 20;

    /// <summary>The user id that this process acts as.</summary>
    public static uint Me => geteuid();

    /// <summary>The user id of a file's owner; of a link's, not of what it leads to. Throws <see cref="IOException"/>.</summary>
    public static uint Of(string path)
    {
        var found = new byte[StatxSize];
        if (statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), DoNotFollowLinks, WantOwner, found) != 0)
            throw new IOException($"{path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        return BitConverter.ToUInt32(found, UidOffset);
    }

    [DllImport("libc")]
    private static extern uint geteuid();

    // Unlike that of stat, its structure is the same on every architecture.
    [DllImport("libc", SetLastError = true)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] found);
}
