using CliWrap.Buffered;
using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CurveTests : IDisposable
{
    private const string Curve = """
        curves:
          small:
            generate: { tasks: 3, utilisation: [0.6, 0.98], count: 8, periods: { kind: log-uniform, min: 10 ms, max: 50 ms, granularity: 1 ms } }
            tests: [rta, simulation-fp, execution-fp]
            duration: 200 ms
        """;

    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task A_curve_is_a_table_a_CSV_and_two_pictures()
    {
        var result = await DrawAsync();
        Assert.That(result.StandardOutput, Does.StartWith("small, 3 tasks, 8 tasksets a point\n  utilisation  rta    simulation-fp  execution-fp\n  0.6          1.000  1.000          1.000\n"));
        var csv = await File.ReadAllLinesAsync(Path.Combine(_command.Folder, "curves", "small.csv"));
        Assert.That(csv[1..4], Has.All.Match("^0.6,(rta|simulation-fp|execution-fp),8,8,0,0,0,0,1,0.6756,1$"));
        Assert.That(new FileInfo(Path.Combine(_command.Folder, "curves", "small.png")).Length, Is.GreaterThan(10_000));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_command.Folder, "curves", "small.svg")), Does.Contain("acceptance ratio"));
    }

    [Test]
    public async Task Resuming_executes_only_what_has_no_result_and_counts_the_rest()
    {
        var first = await DrawAsync();
        var results = Path.Combine(_command.Results, "results.jsonl");
        var lines = await File.ReadAllLinesAsync(results);
        Assert.That(lines, Has.Length.EqualTo(16));
        await File.WriteAllLinesAsync(results, lines[..10]);
        var second = await DrawAsync("--resume");
        Assert.That(second.StandardOutput, Is.EqualTo(first.StandardOutput));
        Assert.That(await File.ReadAllLinesAsync(results), Has.Length.EqualTo(16));
    }

    [Test]
    public async Task Without_a_file_the_options_say_which_curve()
    {
        var result = await _command.RunAsync("curve", "--tests", "liu-layland, rta", "--tasks", "2, 4", "--utilisation", "0.7, 0.9", "--sets", "20");
        Assert.That(result.ExitCode, Is.Zero, result.StandardError);
        Assert.That(result.StandardOutput, Does.Contain("weighted schedulability\n  tasks  liu-layland  rta\n  2 "));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_command.Folder, "curves", "curve.csv")), Does.StartWith("tasks,utilisation,test,"));
    }

    [TestCase("--tests;rtta", "`rtta` is no test: did you mean `rta`?")]
    [TestCase("--sets;0", "`count: 0` is no whole number from 1 to")]
    [TestCase("--tests;rta-overheads", "needs the overheads of a kernel: `distributor calibrate --overheads` measures them.")]
    [TestCase("none.yaml", "none.yaml: there is no such file or folder.")]
    public async Task A_mistake_is_told_and_the_exit_code_is_2(string arguments, string message)
    {
        var result = await _command.RunAsync(["curve", .. arguments.Split(';')]);
        Assert.That(result.ExitCode, Is.EqualTo(2), result.StandardError);
        Assert.That(result.StandardError, Does.Contain(message));
    }

    [Test]
    public async Task Runs_that_no_machine_could_do_are_counted_and_told()
    {
        await using var guest = new FakeGuestServer(FakeScripts.Garbage);
        var result = await _command.RunAsync("curve", _command.Write("c.yaml", Curve), "--machine", $"{guest.Address}", "--programs", "programs", "--retries", "0");
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.StandardError, Does.StartWith("small: 16 of 16 runs of execution-fp count nowhere. The first: No machine could run small.execution-fp.tasks-3.utilisation-"));
        Assert.That(result.StandardOutput, Does.Contain("  0.6          1.000  1.000          -\n"));
    }

    private async Task<BufferedCommandResult> DrawAsync(params string[] arguments)
    {
        var result = await _command.RunAsync(["curve", _command.Write("c.yaml", Curve), "--machine", "simulated", .. arguments]);
        Assert.That(result.ExitCode, Is.Zero, result.StandardError);
        return result;
    }
}
