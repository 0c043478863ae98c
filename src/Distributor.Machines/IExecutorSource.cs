namespace Distributor.Machines;

/// <summary>Where executors of one kind come from.</summary>
public interface IExecutorSource
{
    /// <summary>How many there can be at once.</summary>
    int Capacity { get; }

    /// <summary>Starts the one with a number from 1 to <see cref="Capacity"/>. Throws <see cref="MachineException"/>.</summary>
    Task<IExecutor> StartAsync(int number, CancellationToken cancellationToken);

    /// <summary>What their traces depend on. Throws <see cref="MachineException"/> when they could never start.</summary>
    Task<MachineProvenance> DescribeAsync(CancellationToken cancellationToken);
}
