using Distributor.Model;

namespace Distributor.Machines;

/// <summary>Executes tasksets by sessions with the guests of machines.</summary>
public sealed class Sessions(IMachineSource machines, TasksetRunner runner) : IExecutorSource
{
    /// <inheritdoc/>
    public int Capacity => machines.Capacity;

    /// <inheritdoc/>
    public string? WhyNot(Taskset taskset) => MachineChoice.WhyNot(taskset, machines.Kind);

    /// <inheritdoc/>
    public string ProgramsOf(Taskset taskset) => runner.Programs.Sha256(taskset);

    /// <inheritdoc/>
    public async Task<IExecutor> StartAsync(int number, CancellationToken cancellationToken) =>
        new SessionExecutor(await machines.StartAsync(number, cancellationToken).ConfigureAwait(false), runner);

    /// <inheritdoc/>
    public Task<MachineProvenance> DescribeAsync(CancellationToken cancellationToken) => machines.DescribeAsync(cancellationToken);

    private sealed class SessionExecutor(IMachine machine, TasksetRunner runner) : IExecutor
    {
        public string Name => machine.Name;

        public Task<Execution> RunAsync(Taskset taskset, bool acceptsUnreportedJobs, CancellationToken cancellationToken) =>
            runner.RunAsync(machine, taskset, acceptsUnreportedJobs, cancellationToken);

        public MachineReport Report() => machine.Report();

        public ValueTask DisposeAsync() => machine.DisposeAsync();
    }
}
