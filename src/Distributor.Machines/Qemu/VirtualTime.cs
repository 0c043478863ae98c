namespace Distributor.Machines.Qemu;

/// <summary>
/// The guest's clock counts its instructions: equal runs give equal traces, idle time costs nothing, and the host's load decides nothing.
/// </summary>
/// <param name="Shift">An instruction takes 2^Shift ns. Default: 3, a processor of 125 MIPS.</param>
/// <param name="BatchMilliseconds">Events are sent at fixed instants, at most so many ms of guest time apart. Default: 1000.</param>
public sealed record VirtualTime(int Shift = 3, int BatchMilliseconds = 1000);
