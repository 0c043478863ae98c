using System.Runtime.InteropServices;

namespace Distributor.Machines.Tests;

/// <summary>An ELF file with one instruction, which jumps to itself.</summary>
internal static class SilentImage
{
    private const uint Start = 0x10000;
    private const uint JumpToItself = 0xEAFFFFFE;

    public static byte[] For(int bits, byte machine) =>
    [
        0x7F, .. "ELF"u8, (byte)(bits / 32), 1, 1, .. new byte[9],                                                   // little endian, version 1
        2, 0, machine, 0, .. Words(1, Start, 52, 0, 0), 52, 0, 32, 0, 1, 0, 0, 0, 0, 0, 0, 0,                        // executable, one segment after this header
        .. Words(1, 84, Start, Start, sizeof(uint), sizeof(uint), 5, 4), .. Words(JumpToItself),                     // loaded, read and executed
    ];

    private static ReadOnlySpan<byte> Words(params uint[] words) => MemoryMarshal.AsBytes<uint>(words);
}
