namespace Distributor.Testing;

/// <summary>
/// Threads for work that is not the machines': a few that share it, and one more for each piece that waits for a run. (On the thread pool, machines would
/// wait behind it; NUnit's own threads are all there from the start, and all wake up for each test.)
/// </summary>
/// <param name="name">What they do, for people who look at a process's threads.</param>
/// <param name="most">How many they are, without those that wait.</param>
internal sealed class WorkerThreads(string name, int most)
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(5);

    /// <summary>More than the machines that a host numbers.</summary>
    private const int MostThreads = 256;

    private readonly object _lock = new();
    private readonly Queue<Action> _work = new();
    private int _threads;
    private int _idle;
    private int _waiting;

    /// <summary>Does a piece of work on a thread that has nothing else to do.</summary>
    public void Run(Action work)
    {
        lock (_lock)
        {
            _work.Enqueue(work);
            Serve();
        }
    }

    /// <summary>Waits for a run, in work that holds a thread meanwhile.</summary>
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
        if (_work.Count > _idle && _threads < Math.Min(MostThreads, most + _waiting))
            new Thread(Work) { IsBackground = true, Name = $"{name} {++_threads}" }.Start();
        else Monitor.Pulse(_lock);
    }

    private void Work()
    {
        while (Next() is { } work) work();
    }

    private Action? Next()
    {
        lock (_lock)
        {
            Action? work;
            var isWoken = true;
            while (!_work.TryDequeue(out work) && isWoken)
            {
                _idle++;
                isWoken = Monitor.Wait(_lock, LongestIdle);
                _idle--;
            }
            if (work is null) _threads--;
            return work;
        }
    }
}
