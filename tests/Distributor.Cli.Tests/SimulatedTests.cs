namespace Distributor.Cli.Tests;

public sealed class SimulatedTests
{
    [Test]
    public async Task Run_simulates_what_has_a_WCET_and_gives_the_reason_for_the_rest()
    {
        using var command = new Command();
        var file = command.Write("simulated.yaml", """
            tasksets:
              known: { tasks: { a: { wcet: 5 ms, period: 20 ms, jobs: 3 } }, expect: { deadlines: met } }
              unknown: { tasks: { a: { period: 20 ms } } }
            """);
        var result = await command.RunAsync("run", "--json", "--machine", "simulated", file);
        var runs = Command.Parse(result.StandardOutput);
        Assert.That(result.ExitCode, Is.EqualTo(2), result.StandardError);
        Assert.That(runs.Select(run => run.GetRawText()), Has.One.Contains("\"known\"").And.Contain("met"));
        Assert.That(runs.Select(run => run.GetRawText()), Has.One.Contains("unknown cannot be simulated. No `wcet` of a").Or.One.Contains("unknown cannot be simulated. No \\u0060wcet\\u0060 of a"));
    }
}
