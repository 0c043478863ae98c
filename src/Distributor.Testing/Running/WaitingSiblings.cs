using NUnit.Framework.Internal.Execution;

namespace Distributor.Testing;

/// <summary>The tests of one suite that wait for their runs, or run.</summary>
/// <param name="coming">How many tests of the suite NUnit has still to dispatch.</param>
/// <param name="isParallel">Whether a test can run beside its siblings.</param>
/// <param name="start">Starts a test whose run has ended, and calls back when the test has ended too.</param>
internal sealed class WaitingSiblings(int coming, Func<WorkItem, bool> isParallel, Action<WorkItem, Action> start)
{
    private readonly object _lock = new();
    private readonly Queue<WorkItem> _ready = new();
    private bool _isRunning;
    private int _unfinished;

    /// <summary>How many tests of the suite NUnit has still to dispatch.</summary>
    public int Coming { get; set; } = coming;

    /// <summary>Keeps a test until its run has ended, however it ends.</summary>
    public void Wait(WorkItem test, Task run)
    {
        lock (_lock) _unfinished++;
        run.ContinueWith(_ => Ready(test), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>
    /// Starts the tests as their runs end. Returns after the last has ended: NUnit takes a suite for idle once its worker is.
    /// </summary>
    public void RunAll()
    {
        while (Next() is { } test) start(test, Ended);
    }

    // Once all are dispatched, those that may start from any thread need not wait for NUnit's to wake up.
    private void Ready(WorkItem test)
    {
        lock (_lock)
        {
            if (!_isRunning || !isParallel(test))
            {
                _ready.Enqueue(test);
                Monitor.Pulse(_lock);
                return;
            }
        }
        start(test, Ended);
    }

    private void Ended()
    {
        lock (_lock)
            if (--_unfinished == 0) Monitor.Pulse(_lock);
    }

    private WorkItem? Next()
    {
        lock (_lock)
        {
            _isRunning = true;
            WorkItem? test;
            while (!_ready.TryDequeue(out test) && _unfinished > 0) Monitor.Wait(_lock);
            return test;
        }
    }
}
