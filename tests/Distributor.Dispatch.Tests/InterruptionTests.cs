using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch.Tests;

/// <summary>What becomes of a run that is cut short.</summary>
public sealed class InterruptionTests
{
    [Test]
    public async Task What_was_heard_of_a_cancelled_run_is_told_before_its_machine_has_ended_and_the_distributor_waits_for_both()
    {
        var machine = new EndsWhenTold();
        var distributor = new TasksetDistributor(machine, new() { MaxMachines = 1, Monitors = [machine] }, TimeProvider.System);
        using var cancellation = new CancellationTokenSource();
        var run = distributor.RunAsync(Pool.Taskset(), cancellation.Token);
        await machine.Running;
        await cancellation.CancelAsync();
        Assert.That(async () => await run, Throws.TypeOf<InterruptedExecutionException>());
        await distributor.DisposeAsync();
        Assert.That(machine.HasEnded);
    }

    /// <summary>A machine that runs until it is cancelled, and ends once monitors have been told of that.</summary>
    private sealed class EndsWhenTold : IExecutorSource, IExecutor, IRunMonitor
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Running => _running.Task;

        public bool HasEnded { get; private set; }

        public int Capacity => 1;

        public string Name => "machine-1";

        public string? WhyNot(Taskset taskset) => null;

        public string ProgramsOf(Taskset taskset) => "";

        public Task<MachineProvenance> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new MachineProvenance("qemu", "", null, null, null));

        public Task<IExecutor> StartAsync(int number, CancellationToken cancellationToken) => Task.FromResult<IExecutor>(this);

        public async Task<Execution> RunAsync(Taskset taskset, bool acceptsUnreportedJobs, CancellationToken cancellationToken)
        {
            _running.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                throw new InvalidOperationException("Nobody has cancelled it.");
            }
            catch (OperationCanceledException error)
            {
                throw new InterruptedExecutionException(Name, Trace.Of(taskset, []), error, cancellationToken);
            }
        }

        public MachineReport Report() => new("qemu", 1);

        public void Started(Taskset taskset, string machine, int attempt)
        {
        }

        public void MachineLost(Taskset taskset, Attempt attempt)
        {
        }

        public void Ended(Run run) => _told.SetResult();

        public async ValueTask DisposeAsync()
        {
            await _told.Task.WaitAsync(Patience);
            HasEnded = true;
        }
    }
}
