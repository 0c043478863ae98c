using NUnit.Framework.Internal.Execution;

namespace Distributor.Testing;

/// <summary>The tests of one suite whose runs have not ended.</summary>
/// <param name="coming">How many tests of the suite NUnit has still to dispatch.</param>
internal sealed class WaitingSiblings(int coming)
{
    private readonly object _lock = new();
    private readonly Queue<WorkItem> _ready = new();
    private int _waiting;

    /// <summary>How many tests of the suite NUnit has still to dispatch.</summary>
    public int Coming { get; set; } = coming;

    /// <summary>Keeps a test until its run has ended, however it ends.</summary>
    public void Wait(WorkItem test, Task run)
    {
        _waiting++;
        run.ContinueWith(_ =>
        {
            lock (_lock)
            {
                _ready.Enqueue(test);
                Monitor.Pulse(_lock);
            }
        }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Dispatches the tests as their runs end. Returns after the last.</summary>
    public void DispatchAll(IWorkItemDispatcher dispatcher, CancellationToken stopped)
    {
        for (; _waiting > 0; _waiting--)
        {
            var test = Next();
            // NUnit's queues stand still once the run is stopped, and a test that never ends would hold up the end of the run.
            if (stopped.IsCancellationRequested) test.Execute();
            else dispatcher.Dispatch(test);
        }
    }

    private WorkItem Next()
    {
        lock (_lock)
        {
            WorkItem? test;
            while (!_ready.TryDequeue(out test)) Monitor.Wait(_lock);
            return test;
        }
    }
}
