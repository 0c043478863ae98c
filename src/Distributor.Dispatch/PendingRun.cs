using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>A run that has no result yet.</summary>
internal sealed class PendingRun : IDisposable
{
    private readonly TaskCompletionSource<Run> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Attempt> _attempts = [];
    private readonly CancellationTokenRegistration _cancellation;

    public PendingRun(Taskset taskset, CancellationToken cancellationToken)
    {
        (Taskset, Cancelled) = (taskset, cancellationToken);
        _cancellation = cancellationToken.Register(() => _result.TrySetCanceled(cancellationToken));
    }

    public Taskset Taskset { get; }

    public CancellationToken Cancelled { get; }

    public Task<Run> Result => _result.Task;

    public int Attempts => _attempts.Count;

    public void Add(Attempt attempt) => _attempts.Add(attempt);

    public Run Completed(Trace trace) => new(Taskset, trace, Bad: null, [.. _attempts]);

    public Run Failed(string reason) => new(Taskset, Trace: null, reason, [.. _attempts]);

    public void Complete(Run run) => _result.TrySetResult(run);

    public void Fail(Exception error) => _result.TrySetException(error);

    public void Cancel(CancellationToken token) => _result.TrySetCanceled(token);

    public void Dispose() => _cancellation.Dispose();
}
