using System.Buffers.Binary;

namespace Distributor.Machines.Qemu;

/// <summary>What QEMU boots: a 32-bit ELF file for ARM. It takes any other file, and then nothing ever answers.</summary>
public static class GuestImage
{
    private const int HeaderLength = 20;
    private const byte Class32 = 1;
    private const ushort Arm = 40;

    /// <summary>Why a file cannot be booted, in sentences with what to do; null when it may well be.</summary>
    public static string? WhyNot(string path)
    {
        if (!File.Exists(path)) return $"There is no guest image {path}: build it with client-tools/setup.sh, or set GuestImage (--guest).";
        using var file = File.OpenRead(path);
        var header = new byte[HeaderLength];
        var read = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        return Kind(header.AsSpan(0, read)) is { } kind ? $"{path} is {kind}: a guest image is a 32-bit ELF file for ARM. Set GuestImage (--guest)." : null;
    }

    private static string? Kind(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderLength || !header.StartsWith("\u007FELF"u8)) return "no ELF file";
        var machine = BinaryPrimitives.ReadUInt16LittleEndian(header[18..]);
        return header[4] == Class32 && machine == Arm ? null : $"an ELF file for another processor ({(header[4] == Class32 ? 32 : 64)} bits, machine {machine})";
    }
}
