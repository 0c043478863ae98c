using System.Net;
using System.Text.Json;
using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

public sealed class RunTests : IDisposable
{
    private const string Met = "tasksets:\n  ok: { tasks: { a: { program: burn, period: 20 ms } }, expect: { deadlines: met } }\n";
    private const string Wrong = "tasksets:\n  wrong: { tasks: { a: { program: burn, period: 20 ms } }, expect: { deadlines: missed } }\n";
    private const string Missing = "tasksets:\n  missing: { tasks: { a: { program: nosuch, period: 20 ms } } }\n";

    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [TestCase(Met, 0)]
    [TestCase(Wrong, 1)]
    [TestCase(Missing, 2)]
    [TestCase("tasksets:\n  any: { tasks: { a: { program: burn, period: 20 ms } } }\n", 0)]
    public async Task The_exit_code_says_whether_expectations_held(string yaml, int exitCode)
    {
        await using var guest = new FakeGuestServer();
        var (actual, runs) = await _command.RunOnAsync(guest, _command.Write("exit.yaml", yaml));
        Assert.That(actual, Is.EqualTo(exitCode));
        Assert.That(runs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_object_says_all_there_is_to_say_of_a_run()
    {
        await using var guest = new FakeGuestServer(FakeScripts.InTurn(FakeScripts.Closes, FakeScripts.Overrun));
        var (_, runs) = await _command.RunOnAsync(guest, _command.Write("object.yaml", Met));
        var run = runs.Single();
        Assert.That(run.EnumerateObject().Select(property => property.Name), Is.SupersetOf(new[]
        {
            "taskset", "file", "line", "verdict", "failures", "attempts", "jobs", "traceSha256", "guestMs", "wallMs", "provenance",
        }));
        Assert.That(run.GetProperty("taskset").GetString(), Is.EqualTo("ok"));
        Assert.That(run.GetProperty("line").GetInt32(), Is.EqualTo(2));
        Assert.That(run.GetProperty("verdict").GetString(), Is.EqualTo("missed"));
        Assert.That(run.GetProperty("failures").GetArrayLength(), Is.EqualTo(1));
        Assert.That(run.GetProperty("attempts").EnumerateArray().Select(attempt => attempt.GetProperty("outcome").GetString()),
            Is.EqualTo(new[] { "lost", "completed" }));
        Assert.That(run.GetProperty("jobs")[0].ToString(), Is.EqualTo("""{"task":"a","job":0,"releaseUs":0,"endUs":20000,"end":"EXIT_PERIOD"}"""));
        Assert.That(run.GetProperty("guestMs").GetDouble(), Is.EqualTo(20));
    }

    [Test]
    public async Task A_wcet_that_a_job_exceeds_is_a_remark_and_fails_nothing()
    {
        await using var guest = new FakeGuestServer(FakeScripts.Overrun);
        var (exitCode, runs) = await _command.RunOnAsync(guest, _command.Write("wcet.yaml", "tasksets: { t: { tasks: { a: { program: burn, period: 20 ms, wcet: 5 ms }, b: { program: burn, period: 20 ms } } } }"));
        Assert.That(exitCode, Is.Zero);
        Assert.That(runs.Single().GetProperty("remarks").EnumerateArray().Select(remark => remark.GetString()), Is.Empty, "they are released together, and whole ms tell not who ran");
        (_, runs) = await _command.RunOnAsync(guest, _command.Write("alone.yaml", "tasksets: { t: { tasks: { a: { program: burn, period: 20 ms, wcet: 5 ms } } } }"));
        Assert.That(runs.Single().GetProperty("remarks")[0].GetString(), Does.StartWith("a executes longer than its wcet of 5 ms: job 0 did for at least 19 ms."));
    }

    [Test]
    public async Task Folders_are_searched_but_for_what_builds_leave()
    {
        _command.Write("deep/a/b/one.yaml", Met);
        _command.Write("deep/bin/two.yaml", "broken");
        _command.Write("deep/obj/three.yaml", "broken");
        _command.Write("deep/.hidden/four.yaml", "broken");
        await using var guest = new FakeGuestServer();
        var (exitCode, runs) = await _command.RunOnAsync(guest, Path.Combine(_command.Folder, "deep"));
        Assert.That((exitCode, runs.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Repeating_runs_each_taskset_so_often()
    {
        await using var guest = new FakeGuestServer();
        var (_, runs) = await _command.RunOnAsync(guest, _command.Write("repeat.yaml", Met), "--repeat", "5");
        Assert.That(runs, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Resuming_skips_what_is_done_and_runs_what_has_changed()
    {
        await using var guest = new FakeGuestServer();
        var file = _command.Write("resume.yaml", Met);
        var arguments = new[] { file, "--results", Path.Combine(_command.Folder, "resumed"), "--resume" };
        Assert.That((await _command.RunOnAsync(guest, arguments)).Runs, Has.Count.EqualTo(1));
        Assert.That((await _command.RunOnAsync(guest, arguments)).Runs, Is.Empty);
        _command.Write("resume.yaml", Met.Replace("20 ms", "30 ms", StringComparison.Ordinal));
        Assert.That((await _command.RunOnAsync(guest, arguments)).Runs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_report_of_a_resumed_run_shows_the_earlier_runs_too()
    {
        await using var guest = new FakeGuestServer(FakeScripts.InTurn(FakeScripts.Overrun, FakeScripts.Ideal));
        await _command.RunOnAsync(guest, _command.Write("page.yaml", Met), "--results", "page");
        await _command.RunOnAsync(guest, _command.Write("page.yaml", Met + "  new: { tasks: { a: { program: burn, period: 20 ms } } }\n"), "--results", "page", "--resume");
        var page = await File.ReadAllTextAsync(Path.Combine(_command.Folder, "page", "report.html"));
        Assert.That(page, Does.Contain("2 runs, 1 with expectations that did not hold: 1 missed, 1 met").And.Contain("a job 0: released at 0 ms"));
    }

    [Test]
    public async Task Resuming_does_not_hide_what_did_not_hold()
    {
        await using var guest = new FakeGuestServer();
        var arguments = new[] { _command.Write("hidden.yaml", Wrong), "--results", Path.Combine(_command.Folder, "hidden"), "--resume" };
        Assert.That((await _command.RunOnAsync(guest, arguments)).ExitCode, Is.EqualTo(1));
        var (exitCode, runs) = await _command.RunOnAsync(guest, arguments);
        Assert.That((exitCode, runs.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_mistake_in_a_file_is_told_at_its_place_and_nothing_runs()
    {
        await using var guest = new FakeGuestServer();
        var broken = _command.Write("mistake.yaml", "tasksets:\n  t: { tasks: { a: { perod: 20 ms } } }\n");
        var result = await _command.RunAsync("run", broken, "--machine", $"{guest.Address}");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.StandardError, Does.StartWith($"{broken}:2:22: Unknown key `perod` in task `a`: did you mean `period`?"));
        Assert.That(guest.Runs, Is.Empty);
    }

    [TestCase("--max-machines", "0", "--max-machines: expected a number from 1 on.")]
    [TestCase("--max-machines", "x", "--max-machines x: expected a number from 1 on.")]
    [TestCase("--results", "/proc/x", "Results cannot be kept: ")]
    [TestCase("--retries", "-1", "--retries: expected a number from 0 on.")]
    [TestCase("--machine", "nowhere", "--machine: expected qemu, simulated, HOST:PORT, or a board list, FILE.yaml.")]
    [TestCase("--network", "bridged", "--network bridged: expected user or bridge.")]
    [TestCase("--guest", "/nowhere/image.elf", "There is no guest image /nowhere/image.elf")]
    public async Task An_option_that_cannot_be_is_told_and_nothing_runs(string option, string value, string message)
    {
        var result = await _command.RunAsync("run", _command.Write("option.yaml", Met), option, value);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.StandardError, Does.Contain(message));
    }

    [Test]
    public async Task An_address_that_refuses_connections_is_told_once_and_nothing_runs()
    {
        var result = await _command.RunAsync("run", _command.WriteTasksets(2), "--machine", "127.0.0.1:1", "--boot-timeout", "3");
        Assert.That((result.ExitCode, result.StandardOutput), Is.EqualTo((2, "")));
        Assert.That(result.StandardError.Trim(), Is.EqualTo("127.0.0.1:1 did not boot: No guest listens there (Connection refused). Start it first, or correct HOST:PORT."));
    }

    [Test]
    public async Task A_run_that_is_cancelled_says_what_ended_and_what_did_not()
    {
        await using var guest = new FakeGuestServer(FakeScripts.InTurn(FakeScripts.Ideal, FakeScripts.Silent));
        var running = await _command.StartOnAsync(guest, _command.WriteTasksets(5), "--max-machines", "1");
        await Condition.UntilAsync(() => guest.Runs.Count == 2 && guest.Running == 1);
        await Processes.SignalAsync(running.ProcessId, "INT");
        var result = await running;
        Assert.That((result.ExitCode, result.StandardError), Is.EqualTo((130, "Cancelled. Results so far are in the results folder.\n")));
        Assert.That(result.StandardOutput, Does.Match(@"^1/5 ✓ met +t0 .*\n2/5 - cancelled +t1 .*\n").And.Match(@"\n +met +1 *\n +cancelled +1 *\n.* 0 *\n +not begun +3 *\n"));
        var page = await File.ReadAllTextAsync(Path.Combine(_command.Results, "report.html"));
        Assert.That(page, Does.Contain("2 runs, 0 with expectations that did not hold: 1 met, 1 cancelled"));
    }

    [Test, Category("QEMU")]
    public async Task A_run_that_fails_shows_what_its_machine_printed_for_it_and_for_no_other()
    {
        var file = _command.Write("greetings.yaml", "tasksets:\n  one: { tasks: { a: { program: hey, period: 20 ms } } }\n  other: { tasks: { a: { program: namaste, period: 20 ms } }, expect: { deadlines: missed } }\n");
        var result = await _command.RunAsync("run", file, "--max-machines", "1", "--results", "results");
        Assert.That(result.StandardOutput, Does.Match(@"\n    other: Expected a missed deadline, .*\n    The console's last lines:\n    task \d+: namaste\n").And.Not.Match(@"task \d+: hey"));
        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(_command.Results, "report.html")));
        Assert.That(page, Does.Match(@"The console's last lines:\n(.*\n)*.*task \d+: namaste<").And.Not.Match(@"task \d+: hey"));
    }

    [Test]
    public async Task What_Genode_does_and_a_model_would_not_gets_its_verdict_at_the_first_attempt()
    {
        await using var guest = new FakeGuestServer(GenodeLike.Script);
        var (exitCode, runs) = await _command.RunOnAsync(guest, _command.WriteTasksets(3));
        Assert.That(exitCode, Is.Zero);
        Assert.That(runs.Select(run => (run.GetProperty("verdict").GetString(), run.GetProperty("attempts").GetArrayLength())), Is.All.EqualTo(("met", 1)));
    }
}
