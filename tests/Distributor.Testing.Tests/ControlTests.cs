using System.Globalization;
using Distributor.Dispatch;
using Distributor.Dispatch.Control;

namespace Distributor.Testing.Tests;

/// <summary>Control over a <c>dotnet test</c> in progress.</summary>
[Category("qemu")]
public sealed class ControlTests
{
    [Test]
    public async Task Machines_follow_a_dotnet_test_that_is_set_to_8_and_to_2_drained_and_resumed()
    {
        await using var sample = new Sample();
        var run = sample.RunAsync(["--filter", "FullyQualifiedName~Sample.control"],
            "Distributor.Machine=qemu", "Distributor.MaxMachines=1", $"Distributor.ProgramsFolder={Path.Combine(Path.GetDirectoryName(Sample.Assembly())!, "guest", "programs")}");
        await Condition.UntilAsync(() => Directory.Exists(sample.ResultsFolder) && Directory.GetDirectories(sample.ResultsFolder).Length == 1);
        // The folder of a run is named for its time and the test host's id.
        var host = int.Parse(Path.GetFileName(Directory.GetDirectories(sample.ResultsFolder).Single()).Split('-')[^1], CultureInfo.InvariantCulture);
        var socket = ControlFolder.OfUser().SocketOf(host);
        await Condition.UntilAsync(() => File.Exists(socket));
        using var client = await ControlClient.ConnectAsync(socket, CancellationToken.None);
        async Task<DistributorStatus> AskAsync(string command, int? machines = null) => (await client.AskAsync(new(command, machines), CancellationToken.None)).Status!;
        Task FollowsAsync(int machines) => Condition.UntilAsync(async () => Processes.ChildrenOf(host, "qemu-system-arm").Count == machines
            && await AskAsync("status") is { } status && status.Machines.Count == machines && status.Running == machines && status.MaxMachines == machines);

        await FollowsAsync(1);
        await AskAsync("set-max-machines", 8);
        await FollowsAsync(8);
        await AskAsync("set-max-machines", 2);
        await FollowsAsync(2);

        await AskAsync("drain");
        await Condition.UntilAsync(async () => (await AskAsync("status")).Running == 0);
        var drained = await AskAsync("status");
        Assert.That((drained.State, drained.Waiting + drained.Progress.Done), Is.EqualTo((DistributorState.Draining, 60L)));
        Assert.That(drained.Waiting, Is.GreaterThan(0));
        Assert.That(drained.Machines.Select(machine => machine.State), Is.All.EqualTo(MachineState.Idle));
        Assert.That(sample.Results, Has.Count.EqualTo(drained.Progress.Done));

        Assert.That((await AskAsync("resume")).State, Is.EqualTo(DistributorState.Working));
        var tests = await run;
        Assert.That(tests.Select(test => test.Outcome).ToArray(), Has.Length.EqualTo(60).And.All.EqualTo("Passed"), sample.Output);
        Assert.That(sample.Results.Select(line => line.Split("\"outcome\"").Length - 1).ToArray(), Has.Length.EqualTo(60).And.All.EqualTo(1));
        Assert.That(File.Exists(socket), Is.False);
        Assert.That(Processes.ChildrenOf(host, "qemu-system-arm"), Is.Empty);
    }
}
