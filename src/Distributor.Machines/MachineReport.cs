using Distributor.Model;

namespace Distributor.Machines;

/// <summary>What a machine shows of itself while it works.</summary>
/// <param name="Kind"><c>qemu</c>, <c>remote</c> or <c>simulated</c>.</param>
/// <param name="Number">QEMU machines: the one in its name, unique on the host. All others: their place in their list.</param>
public sealed record MachineReport(string Kind, int Number)
{
    /// <summary>Where its guest listens; null without a guest.</summary>
    public string? Address { get; init; }

    /// <summary>The guest's time when it last sent an event of the taskset; zero before the first.</summary>
    public GuestTime LastWord { get; init; }

    /// <summary>The host's processor time that it has used since its start; null when it is not the host that executes it.</summary>
    public TimeSpan? ProcessorTime { get; init; }

    /// <summary>Its console; null when it has none here.</summary>
    public ConsoleReport? Console { get; init; }
}
