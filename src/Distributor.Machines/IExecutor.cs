using Distributor.Model;

namespace Distributor.Machines;

/// <summary>Turns tasksets into traces, one after the other: a session with a machine's guest, or the simulator.</summary>
public interface IExecutor : IAsyncDisposable
{
    /// <summary>For people and logs: <c>machine-3</c>, or an address.</summary>
    string Name { get; }

    /// <summary>
    /// Runs a taskset until every task is done. Throws <see cref="MachineException"/> when the machine fails, and
    /// <see cref="BadTasksetException"/> when none of this kind could run it.
    /// </summary>
    /// <param name="taskset">What.</param>
    /// <param name="acceptsUnreportedJobs">Whether jobs that a guest says are done and never told of make the trace incomplete, instead of the guest broken.</param>
    /// <param name="cancellationToken">Ends the run; the executor is then of no more use.</param>
    Task<Execution> RunAsync(Taskset taskset, bool acceptsUnreportedJobs, CancellationToken cancellationToken);

    /// <summary>How it is doing. Can be asked at any time, and disturbs nothing.</summary>
    MachineReport Report();
}
