using System.Net;
using System.Net.Sockets;
using Distributor.Machines.Protocol;

namespace Distributor.Machines;

/// <summary>Waits until a guest is ready: until it answers AVAILABLE.</summary>
internal static class GuestReadiness
{
    // A connection made before the guest's network is up may never be answered, so each try has its own; a loaded host needs longer tries.
    private static readonly TimeSpan FirstTry = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Tries until one connection is answered. Throws <see cref="TimeoutException"/> after <paramref name="limit"/>.</summary>
    public static async Task<GuestConnection> WaitAsync(EndPoint address, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var tooLate = new CancellationTokenSource(limit, time);
        var last = "no answer to AVAILABLE";
        for (var patience = FirstTry; !tooLate.IsCancellationRequested; patience = patience < LongestTry / 2 ? patience * 2 : LongestTry)
        {
            using var timeout = new CancellationTokenSource(patience, time);
            using var any = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, tooLate.Token, cancellationToken);
            try
            {
                return await GuestConnection.OpenAsync(address, any.Token).ConfigureAwait(false);
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
        throw new TimeoutException($"No guest answered at {address} within {limit.TotalSeconds:0.#} s ({last}).");
    }
}
