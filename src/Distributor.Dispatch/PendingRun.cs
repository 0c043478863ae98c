using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>A run that has no result yet.</summary>
internal sealed class PendingRun : IDisposable
{
    private readonly TaskCompletionSource<Run> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Attempt> _attempts = [];
    private readonly CancellationTokenRegistration _cancellation;

    public PendingRun(Taskset taskset, IRunMonitor monitor, CancellationToken cancellationToken)
    {
        (Taskset, Monitor, Cancelled) = (taskset, monitor, cancellationToken);
        _cancellation = cancellationToken.Register(() =>
        {
            if (!IsRunning) Cancel(cancellationToken);
        });
    }

    public Taskset Taskset { get; }

    /// <summary>All who are told of this run.</summary>
    public IRunMonitor Monitor { get; }

    public CancellationToken Cancelled { get; }

    public Task<Run> Result => _result.Task;

    /// <summary>Whether a machine has it: it is then cancelled when that has ended, with what it has told.</summary>
    public bool IsRunning { get; set; }

    public int Attempts => _attempts.Count;

    /// <summary>How many attempts a machine's failure after START has cost.</summary>
    public int Costs { get; private set; }

    /// <summary>Set when a guest has dropped jobs: one that does so again has no better trace to give.</summary>
    public bool AcceptsUnreportedJobs { get; set; }

    public void Add(Attempt attempt, bool costs)
    {
        _attempts.Add(attempt);
        if (costs) Costs++;
    }

    public void Complete(Execution execution, MachineProvenance provenance, DistributorOptions options)
    {
        var run = new Run(Taskset, execution.Trace, Bad: null, [.. _attempts])
        {
            TimingSuspect = execution.TimingSuspect,
            Provenance = RunProvenance.Of(Taskset, execution.Programs, provenance),
        };
        End((run with { MoreFailures = options.Judge(run) }).WithAgreement(options.Overheads));
    }

    public void EndAsBad(string reason) => End(new(Taskset, Trace: null, reason, [.. _attempts]));

    public void Fail(Exception error) => _result.TrySetException(error);

    public void Cancel(CancellationToken token) => _result.TrySetCanceled(token);

    /// <summary>Cancels it with what was heard of it, which monitors are told too: no result, and often worth a look.</summary>
    public void Interrupt(InterruptedExecutionException interruption)
    {
        if (Result.IsCompleted) return;
        if (Tell(new(Taskset, interruption.SoFar, Bad: null, [.. _attempts]) { IsCancelled = true })) _result.TrySetException(interruption);
    }

    public void Dispose() => _cancellation.Dispose();

    // Monitors first: a result is on disk before its machine takes the next taskset.
    private void End(Run run)
    {
        if (Tell(run)) _result.TrySetResult(run);
    }

    // Without its line in the results a run has not ended well, whatever its verdict.
    private bool Tell(Run run)
    {
        try
        {
            Monitor.Ended(run);
            return true;
        }
        catch (IOException error)
        {
            Fail(error);
            return false;
        }
    }
}
