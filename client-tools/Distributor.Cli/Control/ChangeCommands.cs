using System.CommandLine;
using Distributor.Dispatch.Control;

namespace Distributor.Cli.Control;

/// <summary>The commands that change what a distributor does. Each says what it is like then.</summary>
internal static class ChangeCommands
{
    public static IEnumerable<Command> Create(RunningDistributor distributor)
    {
        var most = new Argument<int>("N") { Description = "How many, from 1 on." };
        var cancel = new Option<bool>("--cancel") { Description = "Tasksets end cancelled, those that wait too. Without it, those that run go back to the queue." };

        yield return distributor.Command("drain", "Finishes the tasksets that run, and starts none.", (client, _, token) => AskAsync(client, new("drain"), token));
        yield return distributor.Command("resume", "Starts tasksets again.", (client, _, token) => AskAsync(client, new("resume"), token));
        yield return distributor.Command("reboot", "Replaces each machine, after its taskset.", (client, _, token) => AskAsync(client, new("reboot"), token));

        var set = distributor.Command("set-max-machines", "Sets the most machines at once. Of too many, each ends after its taskset.",
            (client, parsed, token) => AskAsync(client, new("set-max-machines", Machines: parsed.GetValue(most)), token));
        set.Arguments.Add(most);
        OptionChecks.RequirePositive(set, most);
        yield return set;

        var kill = distributor.Command("kill-all", "Kills all machines at once. New ones take over.",
            (client, parsed, token) => AskAsync(client, new("kill-all", Cancel: parsed.GetValue(cancel)), token));
        kill.Options.Add(cancel);
        yield return kill;
    }

    private static async Task<int> AskAsync(ControlClient client, ControlRequest request, CancellationToken cancellationToken)
    {
        var reply = await client.AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply.Status is { } status)
        {
            Console.WriteLine(StatusView.Headline(status));
            return ExitCode.Held;
        }
        await Console.Error.WriteLineAsync(reply.Error).ConfigureAwait(false);
        return ExitCode.Bad;
    }
}
