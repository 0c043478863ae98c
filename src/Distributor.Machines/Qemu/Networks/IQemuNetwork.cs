using System.Net;

namespace Distributor.Machines.Qemu.Networks;

/// <summary>What a machine's number means on the network.</summary>
internal interface IQemuNetwork
{
    /// <summary>How many machines there can be at once.</summary>
    int Capacity { get; }

    /// <summary>Throws <see cref="MachineException"/> with what to do when no machine could be on this network.</summary>
    void Check();

    /// <summary>A number that nobody has. Throws <see cref="MachineException"/>.</summary>
    NumberLease Lease();

    /// <summary>What a machine is called here: that of its tap, where it has one.</summary>
    string NameOf(int number);

    /// <summary>QEMU's <c>-nic</c> but for the network card.</summary>
    string Nic(int number);

    /// <summary>Where the guest listens, of a QEMU that runs.</summary>
    Task<EndPoint> AddressAsync(int number, Qmp qmp, CancellationToken cancellationToken);

    /// <summary>What to look at when a guest that runs does not answer; empty when the network cannot be the cause.</summary>
    string Advice(int number);
}
