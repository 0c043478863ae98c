namespace Distributor.Surroundings;

/// <summary>Guests of a few ARM instructions on the board's first serial port (a PL011), for what the reference guest does not do.</summary>
internal static class BareGuest
{
    private static readonly uint[] FirstProcessorWithPortInR0 =
    [
        0xEE10_0FB0 /* mrc p15, 0, r0, c0, c0, 5: which processor */, 0xE210_0003 /* ands r0, r0, #3 */,
        0x1320_F003 /* wfine: one that span would take turns with the first */, 0x1AFF_FFFD /* bne to the wfi */,
        0xE3A0_0A09 /* mov r0, #0x9000 */, 0xE380_0201, /* orr r0, r0, #0x10000000 */
    ];

    /// <summary>Prints the letter x for ever.</summary>
    public static string Chatty => Write("chatty", [.. FirstProcessorWithPortInR0, 0xE3A0_1078 /* mov r1, #'x' */, 0xE580_1000 /* str r1, [r0] */, 0xEAFF_FFFD /* b to the str */]);

    /// <summary>Prints what is typed.</summary>
    public static string Echo => Write("echo",
    [
        .. FirstProcessorWithPortInR0, 0xE590_1018 /* ldr r1, [r0, #0x18]: flags */, 0xE311_0010 /* tst r1, #0x10: nothing received */, 0x1AFF_FFFC /* bne to the ldr */,
        0xE590_1000 /* ldr r1, [r0] */, 0xE580_1000 /* str r1, [r0] */, 0xEAFF_FFF9, /* b to the first ldr */
    ]);

    // An ELF file with one segment, which is all that QEMU asks for.
    private static string Write(string name, uint[] code)
    {
        const uint headers = 52 + 32, start = 0x10_0000;
        var size = (uint)code.Length * sizeof(uint);
        uint[] elf =
        [
            0x464C_457F, 0x0001_0101, 0, 0, // "\x7fELF", 32 bits, little endian
            0x0028_0002, 1, start, 52, 0, 0x0500_0000, 0x0020_0034, 1, 0, // an executable for ARM; one program header behind this one
            1, headers, start, start, size, size, 5, 4, // load, readable and executable
            .. code,
        ];
        var path = Path.Combine(AppContext.BaseDirectory, $"{name}.elf");
        File.WriteAllBytes(path, [.. elf.SelectMany(BitConverter.GetBytes)]);
        return path;
    }
}
