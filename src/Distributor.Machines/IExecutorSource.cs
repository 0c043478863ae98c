using Distributor.Model;

namespace Distributor.Machines;

/// <summary>Where executors of one kind come from.</summary>
public interface IExecutorSource
{
    /// <summary>How many there can be at once.</summary>
    int Capacity { get; }

    /// <summary>Why a taskset is not for this kind, in a sentence for people: it is not run then. Null: it is.</summary>
    string? WhyNot(Taskset taskset);

    /// <summary>The SHA-256 of the programs that a taskset's tasks name; empty when one is missing, or when none is executed.</summary>
    string ProgramsOf(Taskset taskset);

    /// <summary>Starts the one with a number from 1 to <see cref="Capacity"/>. Throws <see cref="MachineException"/>.</summary>
    Task<IExecutor> StartAsync(int number, CancellationToken cancellationToken);

    /// <summary>What their traces depend on. Throws <see cref="MachineException"/> when they could never start.</summary>
    Task<MachineProvenance> DescribeAsync(CancellationToken cancellationToken);
}
