using System.Globalization;
using CliWrap;

namespace Distributor.Testing.Tests;

/// <summary>Test hosts that are stopped from outside, with machines of the reference guest.</summary>
[Category("qemu")]
public sealed class StoppingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [TestCase("KILL", 2)]
    [TestCase("INT", 4)]
    [TestCase("TERM", 4)]
    public async Task A_test_host_that_is_stopped_leaves_no_machine_and_every_finished_result(string signal, int mostSeconds)
    {
        await using var sample = new Sample();
        var run = sample.RunAsync(["--filter", "FullyQualifiedName~Sample.endless"], "Distributor.Machine=qemu", "Distributor.MaxMachines=2", $"Distributor.ProgramsFolder={Sample.GuestPart("programs")}");
        await UntilAsync(() => Directory.Exists(sample.ResultsFolder) && sample.Results.Count == 1, Patience, () => sample.Output);
        // The folder of a run is named for its time and the test host's id.
        var host = int.Parse(Path.GetFileName(Directory.GetDirectories(sample.ResultsFolder).Single()).Split('-')[^1], CultureInfo.InvariantCulture);
        await UntilAsync(() => Processes.ChildrenOf(host, "qemu-system-arm").Count > 0, Patience, () => "no machine");
        var machines = Processes.ChildrenOf(host, "qemu-system-arm");
        await Cli.Wrap("kill").WithArguments(["-s", signal, $"{host}"]).ExecuteAsync();
        await UntilAsync(() => !machines.Any(Processes.IsAlive), TimeSpan.FromSeconds(mostSeconds), () => "a machine lives");
        await run;
        Assert.That(sample.Results[0], Does.Contain("\"taskset\":\"quick\"").And.Contain("\"verdict\":\"met\""));
        // What ran may have told something by then.
        Assert.That(sample.Results.Skip(1), Is.All.Contains("\"verdict\":\"cancelled\""));
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

    private static async Task UntilAsync(Func<bool> condition, TimeSpan most, Func<string> otherwise)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(most), otherwise);
            await Task.Delay(20);
        }
    }
}
