using System.Buffers.Binary;

namespace Distributor.Machines.Qemu;

/// <summary>What QEMU boots: a 32-bit ELF file for ARM. It takes any other file, and then nothing ever answers.</summary>
public static class GuestImage
{
    private const int HeaderLength = 52, SegmentHeaderLength = 32;
    private const uint Loaded = 1;
    private const byte Class32 = 1;
    private const ushort Arm = 40;

    /// <summary>Why a file cannot be booted, in sentences with what to do; null when it may well be.</summary>
    public static string? WhyNot(string path)
    {
        if (!File.Exists(path)) return $"There is no guest image {path}: build it with client-tools/setup.sh, or set GuestImage (--guest).";
        using var file = File.OpenRead(path);
        var header = new byte[HeaderLength];
        var read = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
        if (Kind(header.AsSpan(0, read)) is { } kind) return $"{path} is {kind}: a guest image is a 32-bit ELF file for ARM. Set GuestImage (--guest).";
        return IsWhole(file, header) ? null : $"{path} is cut short: it has only {file.Length} bytes of what its segments say. Build it or copy it again.";
    }

    // ELF specification 1.2, part 1: of each segment that is loaded, its place in the file and how long it is there.
    private static bool IsWhole(FileStream file, ReadOnlySpan<byte> header)
    {
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(header[28..]);
        var (length, count) = (BinaryPrimitives.ReadUInt16LittleEndian(header[42..]), BinaryPrimitives.ReadUInt16LittleEndian(header[44..]));
        if (length < SegmentHeaderLength || offset + (long)length * count > file.Length) return false;
        var segment = new byte[SegmentHeaderLength];
        for (var index = 0; index < count; index++)
        {
            file.Position = offset + (long)length * index;
            file.ReadExactly(segment);
            if (BinaryPrimitives.ReadUInt32LittleEndian(segment) == Loaded
                && (long)BinaryPrimitives.ReadUInt32LittleEndian(segment.AsSpan(4)) + BinaryPrimitives.ReadUInt32LittleEndian(segment.AsSpan(16)) > file.Length) return false;
        }
        return true;
    }

    private static string? Kind(ReadOnlySpan<byte> header)
    {
        if (header.Length < 20 || !header.StartsWith("\u007FELF"u8)) return "no ELF file";
        var machine = BinaryPrimitives.ReadUInt16LittleEndian(header[18..]);
        return header[4] == Class32 && machine == Arm ? null : $"an ELF file for another processor ({(header[4] == Class32 ? 32 : 64)} bits, machine {machine})";
    }
}
