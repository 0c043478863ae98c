using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using Distributor.Dispatch.Control;

namespace Distributor.Cli.Control;

/// <summary>The distributor that a command is for: the only one that runs, or the one with <c>--pid</c>.</summary>
internal sealed class RunningDistributor
{
    private readonly Option<int?> _processId = new("--pid") { HelpName = "PID", Description = "The distributor's process, when several run." };

    /// <summary>A command on it, whose exit code is that of the action. Without a distributor, or with several, it tells so and ends with 2.</summary>
    public Command Command(string name, string description, Func<ControlClient, ParseResult, CancellationToken, Task<int>> action)
    {
        var command = new Command(name, description) { _processId };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                using var client = await ConnectAsync(parsed.GetValue(_processId), cancellationToken).ConfigureAwait(false);
                return client is null ? ExitCode.Bad : await action(client, parsed, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or SocketException or UnauthorizedAccessException)
            {
                return Tell(error.Message);
            }
            catch (JsonException)
            {
                return Tell("The distributor answers what this command does not understand: are they of one version?");
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Cancelled;
            }
        });
        return command;
    }

    private static async Task<ControlClient?> ConnectAsync(int? wanted, CancellationToken cancellationToken)
    {
        var folder = ControlFolder.OfUser();
        var running = await folder.ListAsync(cancellationToken).ConfigureAwait(false);
        if (running.Count == 0) Tell("No distributor of yours is running.");
        else if (wanted is null && running.Count > 1) Tell("Several distributors are running: choose one with --pid.");
        else if (wanted is { } processId && !running.Contains(processId)) Tell($"Process {processId} is no distributor of yours that is running.");
        else return await ControlClient.ConnectAsync(folder.SocketOf(wanted ?? running[0]), cancellationToken).ConfigureAwait(false);
        foreach (var other in running) await Console.Error.WriteLineAsync(await DescribeAsync(folder, other, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return null;
    }

    private static async Task<string> DescribeAsync(ControlFolder folder, int processId, CancellationToken cancellationToken)
    {
        using var client = await ControlClient.ConnectAsync(folder.SocketOf(processId), cancellationToken).ConfigureAwait(false);
        var reply = await client.AskAsync(new("status"), cancellationToken).ConfigureAwait(false);
        return $"  {processId}: {StatusView.Headline(reply.Status!)} ({reply.Results})";
    }

    private static int Tell(string problem)
    {
        Console.Error.WriteLine(problem);
        return ExitCode.Bad;
    }
}
