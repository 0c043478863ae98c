using System.Collections.Concurrent;

namespace Distributor.Machines.Qemu;

/// <summary>
/// One thread that lives as long as this process and starts its children. The kernel's parent-death signal follows the thread that
/// spawned, not its process: a child started from a thread pool would be killed when the pool retires that thread.
/// </summary>
internal static class SpawnThread
{
    private static readonly BlockingCollection<Action> Requests = [];

    static SpawnThread() => new Thread(() =>
    {
        foreach (var request in Requests.GetConsumingEnumerable()) request();
    })
    { IsBackground = true, Name = "spawn" }.Start();

    /// <summary>Calls <paramref name="spawn"/> on that thread.</summary>
    public static Task<T> RunAsync<T>(Func<T> spawn)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Requests.Add(() =>
        {
            try
            {
                result.SetResult(spawn());
            }
            catch (Exception error)
            {
                result.SetException(error);
            }
        });
        return result.Task;
    }
}
