using System.Reflection;
using Distributor.Analysis.Simulation;
using Distributor.Model;

namespace Distributor.Machines.Simulated;

/// <summary>
/// Executes tasksets in the simulator: every job for its task's WCET, on an ideal processor. A taskset without them, or one that asks for what only a guest
/// has, is not for this kind.
/// </summary>
public sealed class SimulatedMachines(TimeProvider time) : IExecutorSource
{
    /// <summary>How users call this kind.</summary>
    public const string Kind = "simulated";

    private static readonly string Version =
        typeof(Simulator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <inheritdoc/>
    public int Capacity => int.MaxValue;

    /// <inheritdoc/>
    public string? WhyNot(Taskset taskset)
    {
        if (MachineChoice.WhyNot(taskset, MachineKinds.Simulated) is { } others) return others;
        if (!taskset.Session.IsEmpty) return "It cannot be simulated: the simulator has no admission control, which its session parameters ask for.";
        return Simulator.CanRun(taskset, out var reason) ? null : $"It cannot be simulated. {reason}";
    }

    /// <inheritdoc/>
    public string ProgramsOf(Taskset taskset) => "";

    /// <inheritdoc/>
    public Task<IExecutor> StartAsync(int number, CancellationToken cancellationToken) => Task.FromResult<IExecutor>(new SimulatedMachine(this, number, time));

    /// <inheritdoc/>
    public Task<MachineProvenance> DescribeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new MachineProvenance(Kind, $"simulator {Version}", Emulator: null, Arguments: null, Shift: null));

    private sealed class SimulatedMachine(SimulatedMachines source, int number, TimeProvider time) : IExecutor
    {
        public string Name => $"simulator-{number}";

        public async Task<Execution> RunAsync(Taskset taskset, bool acceptsUnreportedJobs, CancellationToken cancellationToken)
        {
            if (source.WhyNot(taskset) is { } reason) throw new BadTasksetException($"{taskset.Name}: {reason}");
            using var over = new CancellationTokenSource(taskset.TimeLimit ?? Timeout.InfiniteTimeSpan, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
            try
            {
                var trace = await Task.Run(() => Simulator.Run(taskset, cancellationToken: either.Token), either.Token).ConfigureAwait(false);
                return new(trace, Boot: TimeSpan.Zero, Programs: "", TimingSuspect: null);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new BadTasksetException($"{taskset.Name} takes the simulator longer than its time limit of {taskset.TimeLimit}.");
            }
        }

        public MachineReport Report() => new(Kind, number);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
