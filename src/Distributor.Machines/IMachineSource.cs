using Distributor.Model;

namespace Distributor.Machines;

/// <summary>Where machines of one kind come from.</summary>
public interface IMachineSource
{
    /// <summary>What kind of machines.</summary>
    MachineKinds Kind { get; }

    /// <summary>How many machines there can be at once.</summary>
    int Capacity { get; }

    /// <summary>Starts the machine with a number from 1 to <see cref="Capacity"/>. Throws <see cref="MachineException"/>.</summary>
    Task<IMachine> StartAsync(int number, CancellationToken cancellationToken);

    /// <summary>What its machines' traces depend on. Throws <see cref="MachineException"/> when there is no image or no emulator.</summary>
    Task<MachineProvenance> DescribeAsync(CancellationToken cancellationToken);
}
