using System.Net;
using System.Net.Sockets;

namespace Distributor.Machines.Remote;

/// <summary>Tells addresses where nothing listens from those of machines that may still boot.</summary>
/// <param name="grace">How long a host may refuse connections: what listens there may just be starting.</param>
/// <param name="time">The host's clock.</param>
internal sealed class Listeners(TimeSpan grace, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Why nobody can listen at an address; null when somebody does, or when its host says nothing, which one that boots does not either.</summary>
    public async Task<string?> WhyNoneAsync(EndPoint address, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(grace, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        string? refusal = null;
        try
        {
            while (true)
            {
                refusal = await TryAsync(address, either.Token).ConfigureAwait(false);
                if (refusal is null) return null;
                await Task.Delay(Pause, time, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return refusal;
        }
    }

    private static async Task<string?> TryAsync(EndPoint address, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound)
        {
            return error.Message;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
