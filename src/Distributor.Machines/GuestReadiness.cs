using System.Net;
using System.Net.Sockets;
using Distributor.Machines.Protocol;

namespace Distributor.Machines;

/// <summary>Waits until a guest is ready: until it answers AVAILABLE.</summary>
internal static class GuestReadiness
{
    // A connection made before the guest's network is up may never be answered: an idle guest's clock stands still, and with it the timers
    // of QEMU's user networking. So each try has a connection of its own; a loaded host needs longer tries.
    private static readonly TimeSpan FirstTry = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Tries until one connection is answered. Throws <see cref="TimeoutException"/> when <paramref name="patience"/> is over.</summary>
    public static async Task<GuestConnection> WaitAsync(EndPoint address, Patience patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var last = "no answer to AVAILABLE";
        for (var limit = FirstTry; patience.Left is { Ticks: > 0 } left; limit = limit < LongestTry / 2 ? limit * 2 : LongestTry)
        {
            using var timeout = new CancellationTokenSource(limit < left ? limit : left, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                return await GuestConnection.OpenAsync(address, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
            catch (Exception error) when (error is SocketException or IOException or ProtocolException)
            {
                last = error.Message;
                // A refused connection comes back at once; a busy loop would steal the time in which the guest boots.
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
        throw new TimeoutException($"No guest answered at {address} in time ({last}).");
    }
}
