using System.Text.Json.Serialization;

namespace Distributor.Machines;

/// <summary>What a machine's traces depend on besides the taskset. Traces of different provenance are not compared.</summary>
/// <param name="Kind"><c>qemu</c>, <c>remote</c> or <c>simulated</c>.</param>
/// <param name="Guest">The image's SHA-256 in hexadecimal; the addresses of remote machines; the simulator's version.</param>
/// <param name="Emulator">QEMU's version; null for all others.</param>
/// <param name="Arguments">QEMU's arguments, without what differs from machine to machine; null for remote machines.</param>
/// <param name="Shift">The virtual clock's: an instruction takes 2^Shift ns. Null in real time and for the simulator.</param>
public sealed record MachineProvenance(string Kind, string Guest, string? Emulator, string? Arguments, int? Shift)
{
    /// <summary>Whether each taskset finds a guest that has run no other. Null where nobody resets machines.</summary>
    public bool? CleanGuest { get; init; }

    /// <summary>Whether equal runs give equal traces, to the microsecond.</summary>
    [JsonIgnore]
    public bool IsRepeatable => (Shift is not null && CleanGuest is not false) || Kind == Simulated.SimulatedMachines.Kind;
}
