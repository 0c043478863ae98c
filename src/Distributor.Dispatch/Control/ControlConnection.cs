using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace Distributor.Dispatch.Control;

/// <summary>One client, served from the start: a request a line, and the answer to each.</summary>
internal sealed class ControlConnection : IDisposable
{
    private const int LongestRequest = 4096;

    /// <summary>Who asks nothing for so long is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Who does not take its answer for so long is given up.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(1);

    private readonly ControlCommands _commands;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _giveUp;

    public ControlConnection(Socket socket, ControlCommands commands, TimeProvider time, CancellationToken stopped)
    {
        (_commands, _time, _giveUp) = (commands, time, new(Patience, time));
        LastHeard = time.GetTimestamp();
        Ended = Task.Run(() => ServeAsync(socket, stopped), CancellationToken.None);
    }

    /// <summary>When it last asked something, or connected.</summary>
    public long LastHeard { get; private set; }

    /// <summary>Its end. Never fails.</summary>
    public Task Ended { get; }

    /// <summary>Ends it.</summary>
    public void GiveUp() => _giveUp.Cancel();

    public void Dispose() => _giveUp.Dispose();

    private async Task ServeAsync(Socket socket, CancellationToken stopped)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_giveUp.Token, stopped);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await using var _ = stream.ConfigureAwait(false);
        try
        {
            await AnswerAllAsync(stream, either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The client is gone, or given up.
        }
    }

    private async Task AnswerAllAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream);
        try
        {
            while (await ReadAsync(reader, cancellationToken).ConfigureAwait(false) is { } request) await AnswerAsync(stream, request).ConfigureAwait(false);
        }
        catch (InvalidDataException error)
        {
            await WriteAsync(stream, _commands.Refuse(error.Message)).ConfigureAwait(false);
        }
    }

    // What was asked for is done and answered, also when it ends this distributor.
    private async Task AnswerAsync(NetworkStream stream, string request)
    {
        LastHeard = _time.GetTimestamp();
        _giveUp.CancelAfter(Timeout.InfiniteTimeSpan);
        await WriteAsync(stream, await _commands.AnswerAsync(request, _giveUp.Token).ConfigureAwait(false)).ConfigureAwait(false);
        _giveUp.CancelAfter(Patience);
    }

    private async Task WriteAsync(NetworkStream stream, string answer)
    {
        _giveUp.CancelAfter(AnswerPatience);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\n"), _giveUp.Token).ConfigureAwait(false);
    }

    // A line that its client did not finish is no request.
    private static async Task<string?> ReadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(read.Buffer.Slice(0, end));
                reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }
            if (read.Buffer.Length > LongestRequest) throw new InvalidDataException($"A request has at most {LongestRequest} bytes, and ends with a line feed.");
            if (read.IsCompleted) return null;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
