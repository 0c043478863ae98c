using System.Net;
using System.Net.Sockets;
using Distributor.Machines.Protocol;

namespace Distributor.Machines;

/// <summary>Waits until a guest is ready: until it answers AVAILABLE.</summary>
internal static class GuestReadiness
{
    // A connection made before the guest's network is up may never be answered: it was lost on a bridge, or an idle guest's clock stands still, and
    // with it the timers of QEMU's user networking. So more follow, ever later. Some earlier ones stay open, since on a loaded host the answer to
    // one may just be slow; but not all: a guest that has too many hangs up one, and it could be the one that it has just answered.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private const int MostOpen = 4;

    /// <summary>The first connection that is answered. Throws <see cref="TimeoutException"/> when <paramref name="patience"/> is over.</summary>
    /// <param name="address">Where the guest listens.</param>
    /// <param name="firstPause">How long the first connection has to itself.</param>
    /// <param name="patience">How long the guest may take.</param>
    /// <param name="time">The host's clock.</param>
    /// <param name="cancellationToken">Gives up all connections.</param>
    public static async Task<GuestConnection> WaitAsync(EndPoint address, TimeSpan firstPause, Patience patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var tries = new List<Try>();
        var last = "no answer to AVAILABLE";
        try
        {
            for (var pause = firstPause; patience.Left is { Ticks: > 0 } left; pause = pause < LongestPause / 2 ? pause * 2 : LongestPause)
            {
                if (tries.Count == MostOpen) await RemoveAsync(tries, tries[0]).ConfigureAwait(false);
                tries.Add(new(address, cancellationToken));
                var next = Task.Delay(pause < left ? pause : left, time, cancellationToken);
                while (await Task.WhenAny([.. tries.Select(one => one.Answered), next]).ConfigureAwait(false) is Task<GuestConnection> ended)
                {
                    var one = tries.Single(one => one.Answered == ended);
                    if (ended.IsCompletedSuccessfully)
                    {
                        tries.Remove(one);
                        return await ended.ConfigureAwait(false);
                    }
                    if (ended.Exception?.InnerException is { } error and not (SocketException or IOException or ProtocolException)) throw error;
                    last = ended.Exception?.InnerException?.Message ?? last;
                    await RemoveAsync(tries, one).ConfigureAwait(false);
                }
                cancellationToken.ThrowIfCancellationRequested();
            }
            throw new TimeoutException($"No guest answered at {address} in time ({last}).");
        }
        finally
        {
            while (tries.Count > 0) await RemoveAsync(tries, tries[0]).ConfigureAwait(false);
        }
    }

    private static async Task RemoveAsync(List<Try> tries, Try one)
    {
        tries.Remove(one);
        await one.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A connection that is being made and asked. Disposing gives it up.</summary>
    private sealed class Try : IAsyncDisposable
    {
        private readonly CancellationTokenSource _giveUp;

        public Try(EndPoint address, CancellationToken cancellationToken)
        {
            _giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Answered = GuestConnection.OpenAsync(address, _giveUp.Token);
        }

        public Task<GuestConnection> Answered { get; }

        public async ValueTask DisposeAsync()
        {
            await _giveUp.CancelAsync().ConfigureAwait(false);
            await ((Task)Answered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Answered.IsCompletedSuccessfully) await Answered.Result.DisposeAsync().ConfigureAwait(false);
            _giveUp.Dispose();
        }
    }
}
