using CliWrap;
using CliWrap.Buffered;

namespace Distributor.Cli.Tests;

/// <summary>The command on QEMU machines that are killed, and killed itself.</summary>
[Category("QEMU")]
public sealed class RobustnessTests : IDisposable
{
    /// <summary>So many machines are killed at most: one taskset may lose them all, and has its verdict yet.</summary>
    private const int Kills = 20;

    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task Every_taskset_has_its_verdict_once_while_machines_are_killed()
    {
        var file = _command.WriteTasksets(60, jobs: 50);
        var running = _command.Start("run", file, "--json", "--max-machines", "4", "--retries", $"{Kills}");
        var killed = await KillNowAndThenAsync(running);
        var result = await running;
        var runs = Command.Parse(result.StandardOutput);
        Assert.That(result.ExitCode, Is.Zero, result.StandardError);
        Assert.That(runs.Select(run => run.GetProperty("taskset").GetString()), Is.EquivalentTo(Enumerable.Range(0, 60).Select(index => $"t{index}")));
        Assert.That(runs.Select(run => run.GetProperty("verdict").GetString()), Is.All.EqualTo("met"));
        Assert.That(killed, Is.GreaterThan(0));
        Assert.That(runs.Select(run => run.GetProperty("traceSha256").GetString()).Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("KILL")]
    public async Task A_command_that_is_ended_leaves_no_machine(string signal)
    {
        var file = _command.Write("endless.yaml", "tasksets:\n  a: { tasks: { a: { program: burn, argument: 900000, period: 1 s, jobs: 100000 } } }\n  b: { tasks: { a: { program: burn, argument: 900000, period: 1 s, jobs: 100000 } } }\n");
        var running = _command.Start("run", file, "--max-machines", "2");
        await Condition.UntilAsync(() => Machines(running.ProcessId).Count == 2);
        var machines = Machines(running.ProcessId);
        await Processes.SignalAsync(running.ProcessId, signal);
        await running;
        await Condition.UntilAsync(() => !machines.Any(Processes.IsAlive));
    }

    [TestCase("off", 1)]
    [TestCase("on", 0)]
    public async Task A_machine_that_shares_its_processor_is_no_evidence_in_real_time_and_as_good_as_any_in_virtual_time(string virtualTime, int exitCode)
    {
        using var shared = new SharedProcessor(Path.Combine(_command.Folder, "bin"));
        var file = _command.Write("shared.yaml", "tasksets:\n  shared:\n    tasks: { a: { program: burn, argument: 200000, period: 2 s, jobs: 2 } }\n    expect: { deadlines: met }\n");
        var result = await _command.Wrap("env", [$"PATH={shared.Path}", Command.Script, "run", file, "--virtual-time", virtualTime]).ExecuteBufferedAsync();
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.StandardOutput);
        Assert.That(result.StandardOutput, Does.Contain("shared").And.Contain("expectations that did not hold  0"));
        Assert.That(result.StandardOutput.Contains("timing-suspect, so not judged: In 2 jobs the machine waited more than 1 ms for a processor of the host, at most ", StringComparison.Ordinal), Is.EqualTo(virtualTime == "off"), result.StandardOutput);
    }

    private async Task<int> KillNowAndThenAsync(CommandTask<BufferedCommandResult> running)
    {
        // Before, a QEMU is asked for its version.
        await Condition.UntilAsync(() => File.Exists(_command.SocketOf(running.ProcessId)) || running.Task.IsCompleted);
        var (random, killed) = (new Random(1), 0);
        while (killed < Kills && await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(0.4))) != running.Task)
        {
            // The last ones may end by themselves at this moment.
            if (Machines(running.ProcessId) is { Count: > 0 } machines && Processes.Kill(machines[random.Next(machines.Count)])) killed++;
        }
        return killed;
    }

    // Not the QEMU that is asked for its version.
    private static IReadOnlyList<int> Machines(int command) => [.. Processes.ChildrenOf(command, "qemu-system-arm").Where(id => Processes.CommandLine(id).Contains("\0-name\0", StringComparison.Ordinal))];
}
