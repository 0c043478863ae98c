using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Distributor.Machines.Qemu;

/// <summary>QEMU's machine protocol: lines of JSON, over the standard streams of the process. One command at a time.</summary>
internal sealed class Qmp
{
    private readonly Channel<string> _commands = Channel.CreateUnbounded<string>();
    private readonly Channel<JsonNode> _answers = Channel.CreateUnbounded<JsonNode>();
    private TaskCompletionSource _reset = Pending();

    /// <summary>Writes commands to QEMU's standard input as they come, until the process ends.</summary>
    public async Task WriteCommandsAsync(Stream standardInput, CancellationToken cancellationToken)
    {
        await foreach (var command in _commands.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            await standardInput.WriteAsync(Encoding.UTF8.GetBytes(command + "\n"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a line of QEMU's standard output.</summary>
    public void Read(string line)
    {
        JsonNode? message;
        try
        {
            message = JsonNode.Parse(line);
        }
        catch (JsonException)
        {
            return;
        }
        if (message?["return"] is not null || message?["error"] is not null) _answers.Writer.TryWrite(message);
        else if ((string?)message?["event"] == "RESET") _reset.TrySetResult();
    }

    /// <summary>No more answers will come.</summary>
    public void End() => _answers.Writer.TryComplete(new IOException("QEMU has ended."));

    /// <summary>Asks QEMU to stop, without waiting for its answer.</summary>
    public void RequestQuit() => Post("quit", []);

    /// <summary>Resets the machine, and waits until it is done.</summary>
    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        _reset = Pending();
        await ExecuteAsync("system_reset", [], cancellationToken).ConfigureAwait(false);
        await _reset.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins the conversation.</summary>
    public Task NegotiateAsync(CancellationToken cancellationToken) => ExecuteAsync("qmp_capabilities", [], cancellationToken);

    /// <summary>What QEMU's monitor for people answers to a command.</summary>
    public async Task<string> MonitorAsync(string command, CancellationToken cancellationToken) =>
        (string?)await ExecuteAsync("human-monitor-command", new() { ["command-line"] = command }, cancellationToken).ConfigureAwait(false) ?? "";

    private async Task<JsonNode?> ExecuteAsync(string command, JsonObject arguments, CancellationToken cancellationToken)
    {
        try
        {
            Post(command, arguments);
            var answer = await _answers.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            return answer["error"] is { } error ? throw new IOException($"QEMU refused {command}: {error["desc"]}") : answer["return"];
        }
        catch (ChannelClosedException closed)
        {
            throw new IOException("QEMU has ended.", closed);
        }
    }

    private void Post(string command, JsonObject arguments) =>
        _commands.Writer.TryWrite(new JsonObject { ["execute"] = command, ["arguments"] = arguments }.ToJsonString());

    private static TaskCompletionSource Pending() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
