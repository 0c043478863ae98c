using System.Net;
using System.Net.Sockets;
using Distributor.Machines.Protocol;

namespace Distributor.Machines;

/// <summary>Waits until a guest is ready: until it answers AVAILABLE.</summary>
internal static class GuestReadiness
{
    // A connection made before the guest's network is up may never be answered: an idle guest's clock stands still, and with it the timers
    // of QEMU's user networking. So more follow, ever later; earlier ones stay open, since on a loaded host the answer to one may just be slow.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>The first connection that is answered. Throws <see cref="TimeoutException"/> when <paramref name="patience"/> is over.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="growth">By how much each pause is longer than the one before.</param>
    /// <param name="patience">Until when to ask.</param>
    /// <param name="time">The host's clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<GuestConnection> WaitAsync(EndPoint address, double growth, Patience patience, TimeProvider time, CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tries = new List<Task<GuestConnection>>();
        var last = "no answer to AVAILABLE";
        try
        {
            for (var pause = FirstPause; patience.Left is { Ticks: > 0 } left; pause = pause < LongestPause / growth ? pause * growth : LongestPause)
            {
                tries.Add(GuestConnection.OpenAsync(address, rest.Token));
                var next = Task.Delay(pause < left ? pause : left, time, cancellationToken);
                while (await Task.WhenAny([.. tries, next]).ConfigureAwait(false) is Task<GuestConnection> ended)
                {
                    tries.Remove(ended);
                    if (ended.IsCompletedSuccessfully) return await ended.ConfigureAwait(false);
                    if (ended.Exception?.InnerException is { } error and not (SocketException or IOException or ProtocolException)) throw error;
                    last = ended.Exception?.InnerException?.Message ?? last;
                }
                cancellationToken.ThrowIfCancellationRequested();
            }
            throw new TimeoutException($"No guest answered at {address} in time ({last}).");
        }
        finally
        {
            await rest.CancelAsync().ConfigureAwait(false);
            foreach (var left in tries) await CloseAsync(left).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(Task<GuestConnection> unused)
    {
        await ((Task)unused).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (unused.IsCompletedSuccessfully) await unused.Result.DisposeAsync().ConfigureAwait(false);
    }
}
