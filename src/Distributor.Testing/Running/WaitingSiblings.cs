using NUnit.Framework.Internal.Execution;

namespace Distributor.Testing;

/// <summary>The tests of one suite that wait for their runs, or run.</summary>
/// <param name="coming">How many tests of the suite NUnit has still to dispatch.</param>
/// <param name="start">Starts a test whose run has ended, and calls back when the test has ended too.</param>
internal sealed class WaitingSiblings(int coming, Action<WorkItem, Action> start)
{
    private readonly object _lock = new();
    private readonly Queue<WorkItem> _ready = new();
    private int _waiting;
    private int _running;

    /// <summary>How many tests of the suite NUnit has still to dispatch.</summary>
    public int Coming { get; set; } = coming;

    /// <summary>Keeps a test until its run has ended, however it ends.</summary>
    public void Wait(WorkItem test, Task run)
    {
        lock (_lock) _waiting++;
        run.ContinueWith(_ =>
        {
            lock (_lock)
            {
                _ready.Enqueue(test);
                Monitor.Pulse(_lock);
            }
        }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>
    /// Starts the tests as their runs end. Returns after the last has ended: NUnit takes a suite for idle once its worker is.
    /// </summary>
    public void RunAll()
    {
        while (Next() is { } test) start(test, Ended);
    }

    private void Ended()
    {
        lock (_lock)
        {
            _running--;
            Monitor.Pulse(_lock);
        }
    }

    private WorkItem? Next()
    {
        lock (_lock)
        {
            WorkItem? test;
            while (!_ready.TryDequeue(out test))
            {
                if (_waiting + _running == 0) return null;
                Monitor.Wait(_lock);
            }
            _waiting--;
            _running++;
            return test;
        }
    }
}
