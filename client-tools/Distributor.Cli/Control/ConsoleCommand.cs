using System.CommandLine;
using System.Diagnostics;
using Distributor.Dispatch.Control;
using Distributor.Machines;

namespace Distributor.Cli.Control;

/// <summary><c>distributor console N</c>: follows the serial console of a machine, and types into it.</summary>
internal static class ConsoleCommand
{
    private const int History = 2048;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.05);

    public static Command Create(RunningDistributor distributor)
    {
        var number = new Argument<int>("N") { Description = "The machine's number, as `distributor status` tells it." };
        var command = distributor.Command("console", "Follows a machine's serial console, and types what you type into it. Ctrl-] leaves.", async (client, parsed, token) =>
        {
            var wanted = parsed.GetValue(number);
            if (await FindAsync(client, wanted, token).ConfigureAwait(false) is not { } console)
            {
                await Console.Error.WriteLineAsync($"There is no machine {wanted} with a console: `distributor status` tells the machines. Those at addresses of their own have none here.").ConfigureAwait(false);
                return ExitCode.Bad;
            }
            if (console.Screen is { } session && !Console.IsInputRedirected && !Console.IsOutputRedirected) return await JoinAsync(session, token).ConfigureAwait(false);
            await ShowAsync(client, wanted, console, token).ConfigureAwait(false);
            return ExitCode.Held;
        });
        command.Arguments.Add(number);
        OptionChecks.RequirePositive(command, number);
        return command;
    }

    private static async Task<ConsoleReport?> FindAsync(ControlClient client, int number, CancellationToken cancellationToken)
    {
        var reply = await client.AskAsync(new("status"), cancellationToken).ConfigureAwait(false);
        return reply.Status!.Machines.FirstOrDefault(machine => machine.Report?.Number == number)?.Report?.Console;
    }

    private static async Task<int> JoinAsync(string session, CancellationToken cancellationToken)
    {
        using var screen = Process.Start("screen", ["-x", session]);
        await screen.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return screen.ExitCode;
    }

    // Until Ctrl-], or the distributor ends. A machine that replaces this one writes to the same log.
    private static async Task ShowAsync(ControlClient client, int number, ConsoleReport console, CancellationToken cancellationToken)
    {
        using var raw = new RawTerminal();
        if (!Console.IsInputRedirected) await Console.Error.WriteLineAsync($"The console of machine {number}; Ctrl-] leaves.").ConfigureAwait(false);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var input = new ConsoleInput(token => FindAsync(client, number, token));
        await using var _ = input.ConfigureAwait(false);
        var following = FollowAsync(console.Log, client, leave.Token);
        var typing = input.TypeAsync(leave.Token);
        if (await Task.WhenAny(following, typing).ConfigureAwait(false) == typing && await typing.ConfigureAwait(false)) await leave.CancelAsync().ConfigureAwait(false);
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task FollowAsync(string log, ControlClient client, CancellationToken cancellationToken)
    {
        using var output = Console.OpenStandardOutput();
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(History, file.Length), SeekOrigin.End);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                await file.CopyToAsync(output, cancellationToken).ConfigureAwait(false);
                // Throws when the distributor has ended.
                await client.AskAsync(new("status"), cancellationToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            await file.CopyToAsync(output, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
