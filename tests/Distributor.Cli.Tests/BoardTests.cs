using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

/// <summary>The command on a list of boards, with real processes behind real power commands.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BoardTests : IDisposable
{
    private readonly Command _command = new();

    public BoardTests() => File.WriteAllText(Path.Combine(_command.Folder, "programs", "hey"), "an ELF file");

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task A_board_is_revived_twice_then_left_out_and_comes_back_once_it_is_healthy()
    {
        using var gate = new SemaphoreSlim(0);
        await using var good = new FakeGuestServer(FakeScripts.Gated(gate));
        await using var board = new SwitchedBoard(_command.Folder, "dies");
        await board.SwitchOnAsync();
        var list = _command.Write("boards.yaml", $"boards:\n  good: {{ address: 127.0.0.1, port: {good.Address.Port} }}\n  sick: {board.Entry}\nrecheck: 1 s\n");
        // On a busy host the good board is held for long, and must not seem to hang.
        var running = Start(list, _command.WriteTasksets(20), "--silence-timeout", "600");
        // It is so for a second at a time, which may pass between two looks at its state.
        await Condition.UntilAsync(() => Log().Contains("sick is left out", StringComparison.Ordinal), Log);
        Assert.That(board.Switched, Is.EqualTo(new[] { "hand on", "sick off", "sick on", "sick off", "sick on" }));
        Assert.That((await _command.RunAsync("status")).StandardOutput, Does.Match($@"working: 1 of at most 2 machines at work, 19 tasksets wait\n")
            .And.Match(@"\n# +name +kind +address +state +").And.Match($@"\n1 +good +remote +127\.0\.0\.1:{good.Address.Port} +running +t[01] ").And.Match($@"\n2 +sick +remote +127\.0\.0\.1:{board.Port} +(left out|starting|health check) +(No guest answered|The connection ended)"));

        board.Mode = "ideal";
        await board.SwitchOnAsync();
        await Condition.UntilAsync(async () => await StateOfAsync("sick") == "idle");
        gate.Release(20);
        var result = await running;
        Assert.That(result.ExitCode, Is.Zero, result.StandardError);
        var runs = Command.Parse(result.StandardOutput);
        Assert.That(runs.Select(run => run.GetProperty("taskset").GetString()), Is.EquivalentTo(Enumerable.Range(0, 20).Select(index => $"t{index}")));
        Assert.That(runs.Select(run => run.GetProperty("verdict").GetString()), Is.All.EqualTo("met"));
        var attempts = runs.SelectMany(run => run.GetProperty("attempts").EnumerateArray()).Select(attempt => $"{attempt.GetProperty("outcome")} on {attempt.GetProperty("machine")}").ToArray();
        Assert.That((attempts.Length, attempts.Count(attempt => attempt == "lost on sick")), Is.EqualTo((21, 1)));
        Assert.That(attempts.Count(attempt => attempt == "completed on sick"), Is.EqualTo(19), "The other one was held until the board had come back.");
        Assert.That(board.Switched.Count(line => line.StartsWith("sick", StringComparison.Ordinal)), Is.EqualTo(4));
        Assert.That(await board.IsOnAsync(), "A board is left as it was found.");
        Assert.That(Log(), Does.Contain("sick is revived, 1 of 2: ").And.Contain("sick: power-off `sh power off` is done: it was there\n")
            .And.Contain("sick is revived, 2 of 2: ").And.Contain("sick is left out, and checked again in 1 s: ").And.Contain("sick has passed hey0, and gets work\n"));
    }

    [Test]
    public async Task A_board_that_is_off_is_switched_on_and_one_that_hangs_is_power_cycled()
    {
        await using var board = new SwitchedBoard(_command.Folder, "hangs");
        // On a busy host, one that does not hang may seem to.
        var running = Start(_command.Write("boards.yaml", $"boards: {{ sleepy: {board.Entry} }}\nrevivals: 100\nhealth-taskset: {{ tasks: {{ hey: {{ period: 10 ms, jobs: 2 }} }} }}"), _command.WriteTasksets(3), "--silence-timeout", "1", "--retries", "100");
        await Condition.UntilAsync(() => board.Switched.Length >= 4);
        board.Mode = "ideal";
        var result = await running;
        Assert.That((result.ExitCode, result.StandardError), Is.EqualTo((0, "")));
        Assert.That(Command.Parse(result.StandardOutput).Select(run => run.GetProperty("verdict").GetString()), Is.EqualTo(new[] { "met", "met", "met" }));
        Assert.That(board.Switched.Take(4), Is.EqualTo(new[] { "sleepy off", "sleepy on", "sleepy off", "sleepy on" }));
        Assert.That(await board.IsOnAsync(), "Nobody is asked to switch a board off at the end.");
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("KILL")]
    public async Task No_power_command_outlives_the_distributor_and_no_board_is_left_off_if_it_can_help_it(string signal)
    {
        var list = _command.Write("boards.yaml", "boards: { slow: { address: 127.0.0.1, port: 1, power-off: 'echo $$ > pid; exec sleep 1000', power-on: 'sleep 0.1; touch on' } }");
        var running = Start(list, _command.WriteTasksets(1), "--silence-timeout", "0.1");
        var pid = Path.Combine(_command.Folder, "pid");
        await Condition.UntilAsync(() => File.Exists(pid) && File.ReadAllText(pid).EndsWith('\n'));
        var command = int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture);
        Assert.That(Processes.IsAlive(command));
        using (var kill = Process.Start("kill", [$"-{signal}", $"{running.ProcessId}"])) await kill.WaitForExitAsync();
        var result = await running;
        await Condition.UntilAsync(() => !Processes.IsAlive(command));
        if (signal == "KILL") return;
        Assert.That(result.ExitCode, Is.EqualTo(130), result.StandardError);
        Assert.That(File.Exists(Path.Combine(_command.Folder, "on")));
    }

    [Test]
    public async Task Every_mistake_of_a_board_list_is_told_at_its_place()
    {
        var list = _command.Write("boards.yaml", "boards: { one: { adress: a } }\nrevivals: -1");
        foreach (var result in new[] { await _command.RunAsync("run", _command.WriteTasksets(1), "--machine", list), await _command.RunAsync("check", list) })
            Assert.That((result.ExitCode, result.StandardOutput, result.StandardError), Is.EqualTo((2, "",
                $"{list}:1:16: Board `one` has no `address`: a host name or an IP address, as in `10.200.45.7`.\n{list}:1:18: Unknown key `adress` in board `one`: did you mean `address`?\n{list}:2:11: `revivals: -1` is no whole number from 0 to 100.\n")));
    }

    [Test]
    public async Task Without_the_program_of_the_health_taskset_nothing_starts()
    {
        File.Delete(Path.Combine(_command.Folder, "programs", "hey"));
        var result = await Start(_command.Write("boards.yaml", "boards: { one: { address: 127.0.0.1, port: 1 } }"), _command.WriteTasksets(1));
        Assert.That((result.ExitCode, result.StandardOutput, result.StandardError), Is.EqualTo((2, "",
            "Boards that fail could not be checked. Taskset hey0, task hey: there is no program `hey` in programs. There are: burn. Or give the board list a `health-taskset` of programs that there are.\n")));
    }

    [Test]
    public async Task Runs_on_boards_are_of_their_own_kind_and_stand_for_no_other()
    {
        await using var guest = new FakeGuestServer();
        var list = _command.Write("boards.yaml", $"boards: {{ one: {{ address: 127.0.0.1, port: {guest.Address.Port} }} }}");
        const string task = "tasks: { a: { program: burn, argument: 10000, period: 20 ms, jobs: 2, wcet: 10 ms } }";
        var file = _command.Write("kinds.yaml", $"tasksets:\n  any: {{ {task} }}\n  boards: {{ machines: [remote], {task} }}\n  others: {{ machines: [qemu, simulated], {task} }}\n");
        async Task<string[]> ResumeAsync(string machine) =>
            [.. Command.Parse((await _command.RunAsync("run", file, "--json", "--resume", "--machine", machine, "--programs", "programs")).StandardOutput)
                .Select(run => $"{run.GetProperty("taskset")} {run.GetProperty("verdict")}").Order()];
        Assert.That(await ResumeAsync("simulated"), Is.EqualTo(new[] { "any met", "boards skipped", "others met" }));
        Assert.That(await ResumeAsync(list), Is.EqualTo(new[] { "any met", "boards met", "others skipped" }));
        Assert.That(await ResumeAsync(list), Is.EqualTo(new[] { "others skipped" }));
        Assert.That(guest.Runs, Has.Count.EqualTo(2));
    }

    private CliWrap.CommandTask<CliWrap.Buffered.BufferedCommandResult> Start(string list, string tasksets, params string[] arguments) =>
        _command.Start(["run", tasksets, "--json", "--machine", list, "--programs", "programs", .. arguments]);

    private string Log()
    {
        var path = Path.Combine(_command.Results, "log", "distributor.log");
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    private async Task<string?> StateOfAsync(string board)
    {
        var status = await _command.RunAsync("status", "--json");
        return status.ExitCode != 0 ? null : JsonDocument.Parse(status.StandardOutput).RootElement.GetProperty("status").GetProperty("machines").EnumerateArray()
            .Where(machine => machine.GetProperty("name").GetString() == board).Select(machine => machine.GetProperty("state").GetString()).SingleOrDefault();
    }
}
