namespace Distributor.Machines.Protocol;

/// <summary>What the host sends first of each message, and the two answers of the guest. 32 bits, little endian.</summary>
public enum WireTag : uint
{
    /// <summary>Answered with the same tag.</summary>
    Available = 0xAAAAA,

    /// <summary>Size and XML follow. Only some guests know it.</summary>
    Optimize = 0x6F7074,

    /// <summary>Stops every task and forgets the taskset; the programs stay.</summary>
    Clear = 0xDE6,

    /// <summary>Size and the taskset's XML follow.</summary>
    SendDescriptions = 0xDE5,

    /// <summary>A count follows, then for each program, after <see cref="GoSend"/>: name, size, bytes.</summary>
    SendBinaries = 0xDE5F11E,

    /// <summary>From the guest: the next program may come.</summary>
    GoSend = 0x90,

    /// <summary>Releases begin; events follow.</summary>
    Start = 0x514DE5,

    /// <summary>Running jobs end with EXIT_EXTERNAL.</summary>
    Stop = 0x514DE6,

    /// <summary>Is answered by a size and XML with live data.</summary>
    GetLive = 0x159D2,
}
