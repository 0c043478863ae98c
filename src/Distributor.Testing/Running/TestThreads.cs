namespace Distributor.Testing;

/// <summary>
/// Threads for tests whose runs have ended: one for each of the host's processors, and one more for each test that waits for a further run.
/// (NUnit's own threads are all there from the start, and all wake up for each test.)
/// </summary>
internal sealed class TestThreads
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(5);

    /// <summary>More than the machines that a host numbers.</summary>
    private const int MostThreads = 256;

    private readonly object _lock = new();
    private readonly Queue<Action> _tests = new();
    private int _threads;
    private int _idle;
    private int _waiting;

    /// <summary>Runs a test on a thread that has nothing else to do.</summary>
    public void Run(Action test)
    {
        lock (_lock)
        {
            _tests.Enqueue(test);
            Serve();
        }
    }

    /// <summary>Waits for a run, in a test that holds a thread meanwhile.</summary>
    public async Task<T> WaitAsync<T>(Task<T> run)
    {
        lock (_lock)
        {
            _waiting++;
            Serve();
        }
        try
        {
            return await run.ConfigureAwait(false);
        }
        finally
        {
            lock (_lock) _waiting--;
        }
    }

    // Under the lock.
    private void Serve()
    {
        if (_tests.Count > _idle && _threads < Math.Min(MostThreads, Environment.ProcessorCount + _waiting))
            new Thread(Work) { IsBackground = true, Name = $"Distributor test {++_threads}" }.Start();
        else Monitor.Pulse(_lock);
    }

    private void Work()
    {
        while (Next() is { } test) test();
    }

    private Action? Next()
    {
        lock (_lock)
        {
            Action? test;
            var isWoken = true;
            while (!_tests.TryDequeue(out test) && isWoken)
            {
                _idle++;
                isWoken = Monitor.Wait(_lock, LongestIdle);
                _idle--;
            }
            if (test is null) _threads--;
            return test;
        }
    }
}
