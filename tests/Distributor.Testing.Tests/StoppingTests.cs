using System.Globalization;
using CliWrap;
using Distributor.Dispatch.Control;
using Distributor.Model;

namespace Distributor.Testing.Tests;

/// <summary>Test hosts that are stopped from outside, with machines of the reference guest.</summary>
[Category("qemu")]
public sealed class StoppingTests
{
    [TestCase("KILL")]
    [TestCase("INT")]
    [TestCase("TERM")]
    public async Task A_test_host_that_is_stopped_leaves_no_machine_and_every_finished_result(string signal)
    {
        await using var sample = new Sample();
        var (run, host, machines) = await StartEndlessAsync(sample);
        await Cli.Wrap("kill").WithArguments(["-s", signal, $"{host}"]).ExecuteAsync();
        await Condition.UntilAsync(() => !machines.Any(Processes.IsAlive));
        await run;
        Assert.That(sample.Results[0], Does.Contain("\"taskset\":\"quick\"").And.Contain("\"verdict\":\"met\""));
        Assert.That(sample.Results.Skip(1), Is.All.Contains("\"verdict\":\"cancelled\""));
        Assert.That(sample.ExitCode, Is.Not.Zero);
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    public async Task Ctrl_C_to_dotnet_test_leaves_no_machine_and_every_finished_result(string signal)
    {
        await using var sample = new Sample();
        var (run, _, machines) = await StartEndlessAsync(sample);
        // What a terminal does: each process of the group gets the signal.
        await Cli.Wrap("kill").WithArguments(["-s", signal, "--", $"-{sample.ProcessId}"]).ExecuteAsync();
        await Condition.UntilAsync(() => !machines.Any(Processes.IsAlive));
        await run;
        Assert.That(sample.Results[0], Does.Contain("\"taskset\":\"quick\"").And.Contain("\"verdict\":\"met\""));
        // VSTest gives the test host a tenth of a second, which a busy host can take up.
        Assert.That(sample.Results.Skip(1), Is.All.Contains("\"taskset\":\"endless\"").And.All.Contains("\"verdict\":\"cancelled\"").And.All.Contains("\"releaseUs\":0"));
        Assert.That(sample.ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task Two_test_projects_at_once_share_the_hosts_machines()
    {
        await using var one = new Sample();
        await using var other = new Sample();
        string[] settings = ["Distributor.Machine=qemu", "Distributor.MaxMachines=2", $"Distributor.ProgramsFolder={Sample.GuestPart("programs")}"];
        var both = await Task.WhenAll(
            one.RunAsync(["--filter", "Name=quick"], settings),
            other.RunAsync(Sample.Assembly("Distributor.Testing.Sample.Oldest"), ["--filter", "Name~met.a"], settings));
        Assert.That(both[0].Concat(both[1]).Select(test => test.Outcome), Has.Exactly(4).EqualTo("Passed").And.All.EqualTo("Passed"), one.Output + other.Output);
    }

    /// <summary>Starts the tests of one taskset that ends and of one that does not; returns with the test host and its machines when one has ended and the other told something.</summary>
    private static async Task<(Task Run, int Host, IReadOnlyList<int> Machines)> StartEndlessAsync(Sample sample)
    {
        var run = sample.RunAsync(["--filter", "FullyQualifiedName~Sample.endless"], "Distributor.Machine=qemu", "Distributor.MaxMachines=2",
            $"Distributor.ProgramsFolder={Sample.GuestPart("programs")}");
        await Condition.UntilAsync(() => Directory.Exists(sample.ResultsFolder) && sample.Results.Count == 1, () => sample.Output);
        // The folder of a run is named for its time and the test host's id.
        var host = int.Parse(Path.GetFileName(sample.RunFolder).Split('-')[^1], CultureInfo.InvariantCulture);
        using var client = await ControlClient.ConnectAsync(ControlFolder.OfUser().SocketOf(host), CancellationToken.None);
        await Condition.UntilAsync(async () => (await client.AskAsync(new("status", null), CancellationToken.None)).Status!
            .Machines.Any(machine => machine is { Taskset: "endless", Report: { } report } && report.LastWord > GuestTime.Zero));
        return (run, host, Processes.ChildrenOf(host, "qemu-system-arm"));
    }
}
