using System.CommandLine;
using Distributor.Dispatch;
using Distributor.Dispatch.Control;
using Spectre.Console;

namespace Distributor.Cli.Control;

/// <summary><c>distributor status [--watch] [--json]</c>.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    public static Command Create(RunningDistributor distributor)
    {
        var watch = new Option<bool>("--watch") { Description = "Twice a second, until the distributor ends, or Ctrl-C." };
        var json = new Option<bool>("--json") { Description = "A JSON object, for other programs; with --watch a line each time." };
        var command = distributor.Command("status", "What a distributor, its machines and its tasksets are doing.", async (client, parsed, token) =>
        {
            Action<ControlReply> show = parsed.GetValue(json) ? reply => Console.WriteLine(ControlJson.Write(reply)) : reply => Terminal.Output.Write(StatusView.Of(reply.Status!));
            if (!parsed.GetValue(watch)) show(await AskAsync(client, token).ConfigureAwait(false));
            else if (parsed.GetValue(json) || Console.IsOutputRedirected) await FollowAsync(client, show, token).ConfigureAwait(false);
            else await WatchAsync(client, token).ConfigureAwait(false);
            return ExitCode.Held;
        });
        command.Options.Add(watch);
        command.Options.Add(json);
        return command;
    }

    private static Task<ControlReply> AskAsync(ControlClient client, CancellationToken cancellationToken) => client.AskAsync(new("status"), cancellationToken);

    private static async Task WatchAsync(ControlClient client, CancellationToken cancellationToken)
    {
        var first = await AskAsync(client, cancellationToken).ConfigureAwait(false);
        await Terminal.Output.Live(StatusView.Of(first.Status!)).StartAsync(screen => FollowAsync(client, reply =>
        {
            screen.UpdateTarget(StatusView.Of(reply.Status!));
            screen.Refresh();
        }, cancellationToken)).ConfigureAwait(false);
    }

    private static async Task FollowAsync(ControlClient client, Action<ControlReply> show, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do show(await AskAsync(client, cancellationToken).ConfigureAwait(false));
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (IOException)
        {
            // The distributor has ended, as it should.
        }
    }
}
