using System.Text.Json;
using CliWrap.Buffered;
using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

/// <summary>Tasksets on the simulator, and those that the machines at hand are not for.</summary>
public sealed class SimulatedTests : IDisposable
{
    private const string Known = "  known: { tasks: { a: { wcet: 5 ms, period: 20 ms, jobs: 3 } }, expect: { deadlines: met } }\n";

    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task Run_simulates_what_has_a_WCET_and_skips_the_rest_with_the_reason()
    {
        var (result, runs) = await SimulateAsync(Known + "  unknown: { tasks: { a: { period: 20 ms } } }\n");
        Assert.That(result.ExitCode, Is.Zero, result.StandardError);
        Assert.That(runs.Select(Outcome), Is.EquivalentTo(new[]
        {
            ("known", "met", null), ("unknown", "skipped", "It cannot be simulated. No `wcet` of a: an analysis needs that of every task."),
        }));
    }

    [Test]
    public async Task What_is_not_for_the_machines_is_skipped_and_counted()
    {
        await using var guest = new FakeGuestServer();
        var file = _command.Write("kinds.yaml", """
            tasksets:
              here: { machines: [remote, qemu], tasks: { a: { program: burn, period: 20 ms } } }
              there: { machines: simulated, tasks: { a: { period: 20 ms } }, expect: { deadlines: met } }
              nowhere: { machines: none, tasks: { a: { period: 20 ns } } }
            """);
        var (exitCode, runs) = await _command.RunOnAsync(guest, file);
        Assert.That((exitCode, guest.Runs.Count), Is.EqualTo((0, 1)));
        Assert.That(runs.Select(Outcome), Is.EquivalentTo(new[]
        {
            ("here", "met", null), ("there", "skipped", "Its `machines` are simulated, and these are remote."), ("nowhere", "skipped", "It is for analysis alone: its `machines` are none."),
        }));
        var text = await _command.RunAsync("run", file, "--machine", $"{guest.Address}", "--programs", "programs");
        Assert.That(text.StandardOutput, Does.Match(@"(?m)^\s+skipped\s+2\s*$").And.Contain("there (Its `machines` are simulated"));
    }

    [Test]
    public async Task Resuming_skips_what_was_simulated_and_simulates_what_has_changed()
    {
        Assert.That((await SimulateAsync(Known, "--resume")).Runs, Has.Count.EqualTo(1));
        Assert.That((await SimulateAsync(Known, "--resume")).Runs, Is.Empty);
        // A change that is too small for what is sent to a guest.
        Assert.That((await SimulateAsync(Known.Replace("5 ms", "4999 us", StringComparison.Ordinal), "--resume")).Runs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_exact_snapshot_of_guests_is_not_compared_with_the_simulator_and_that_is_told()
    {
        var (_, runs) = await SimulateAsync(Known.Replace("deadlines: met", "snapshot: exact", StringComparison.Ordinal));
        Assert.That(runs.Single().GetProperty("failures").GetArrayLength(), Is.Zero);
        Assert.That(runs.Single().GetProperty("remarks")[0].GetString(), Does.StartWith("Its exact snapshot was not compared: it is of guests"));
    }

    [Test]
    public async Task An_exact_snapshot_of_what_is_for_the_simulator_alone_is()
    {
        var yaml = Known.Replace("deadlines: met", "snapshot: exact", StringComparison.Ordinal).Replace("known: {", "known: { machines: simulated,", StringComparison.Ordinal);
        var (result, runs) = await SimulateAsync(yaml);
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(runs.Single().GetProperty("failures")[0].GetString(), Does.StartWith("There is no snapshot"));
        var received = Path.Combine(_command.Folder, "simulated+known.received.txt");
        File.Move(received, received.Replace("received", "verified", StringComparison.Ordinal));
        Assert.That((await SimulateAsync(yaml)).Result.ExitCode, Is.Zero);
    }

    private async Task<(BufferedCommandResult Result, IReadOnlyList<JsonElement> Runs)> SimulateAsync(string tasksets, params string[] arguments)
    {
        var file = _command.Write("simulated.yaml", $"tasksets:\n{tasksets}");
        var result = await _command.RunAsync(["run", "--json", "--machine", "simulated", file, .. arguments]);
        return (result, Command.Parse(result.StandardOutput));
    }

    private static (string?, string?, string?) Outcome(JsonElement run) =>
        (run.GetProperty("taskset").GetString(), run.GetProperty("verdict").GetString(), run.GetProperty("skipped").GetString());
}
