namespace Distributor.Cli.Tests;

public sealed class SimulateTests : IDisposable
{
    private const string V45 = """
        tasksets:
          V45:
            machines: none
            tasks:
              c: { wcet: 10 ms, period: 30 ms, priority: 1 }
              b: { wcet: 10 ms, period: 40 ms, priority: 2 }
              a: { wcet: 12 ms, period: 50 ms, priority: 3 }
            expect: { deadlines: missed }
        """;

    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task People_get_a_chart_and_a_line_a_task()
    {
        var result = await _command.RunAsync("simulate", _command.Write("v45.yaml", V45), "--overrun", "finish-late", "--duration", "60 ms");
        Assert.That((result.ExitCode, result.StandardOutput), Is.EqualTo((0, """
            V45: missed, 6 jobs until 64 ms

              c #####|.........#####|..............................
              b =====#####|.........#####|.........................
              a ==========#####==========#!#####|..................
              from 0 ms, a column is 2 ms; = released and not ended, # on the processor, | ended in time, ! missed

              task  jobs  missed  shortest response  longest  deadline
              c     2     0       10 ms              10 ms    30 ms
              b     2     0       10 ms              20 ms    40 ms
              a     2     1       14 ms              52 ms    50 ms


            """)), result.StandardError);
    }

    [Test]
    public async Task Programs_get_what_run_gives_to_the_nanosecond()
    {
        var file = _command.Write("v45.yaml", V45.Replace(" ms", " ns", StringComparison.Ordinal));
        var run = Command.Parse((await _command.RunAsync("simulate", file, "--json", "--overrun", "finish-late", "--context-switch", "1 ns")).StandardOutput).Single();
        Assert.That(run.GetProperty("verdict").GetString(), Is.EqualTo("missed"));
        Assert.That(run.GetProperty("jobs")[0].GetRawText(), Is.EqualTo("""{"task":"c","job":0,"releaseUs":0,"endUs":0.011,"end":"EXIT"}"""));
        Assert.That(run.GetProperty("provenance").GetProperty("machine").GetProperty("arguments").GetString(), Is.EqualTo("--overrun finish-late --context-switch 1 ns"));
    }

    [Test]
    public async Task What_is_for_analysis_alone_is_simulated_for_its_hyperperiod_and_late_jobs_are_killed()
    {
        var run = Command.Parse((await _command.RunAsync("simulate", _command.Write("v45.yaml", V45), "--json")).StandardOutput).Single();
        Assert.That(run.GetProperty("jobs").EnumerateArray().Count(job => job.GetProperty("task").GetString() == "c"), Is.EqualTo(20));
        Assert.That(run.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("end").GetString()), Does.Contain("EXIT_PERIOD"));
    }

    [Test]
    public async Task Random_times_are_those_of_the_seed()
    {
        var file = _command.Write("v45.yaml", V45);
        var hashes = new List<string?>();
        foreach (var seed in new[] { "1", "1", "2" })
            hashes.Add(Command.Parse((await _command.RunAsync("simulate", file, "--json", "--random", seed)).StandardOutput).Single().GetProperty("traceSha256").GetString());
        Assert.That(hashes, Is.EqualTo(new[] { hashes[0], hashes[0], hashes[2] }));
        Assert.That(hashes[2], Is.Not.EqualTo(hashes[0]));
    }

    [Test]
    public async Task A_folder_gets_pictures_and_an_expectation_that_does_not_hold_is_told()
    {
        var result = await _command.RunAsync("simulate", _command.Write("v45.yaml", V45.Replace("missed", "met", StringComparison.Ordinal)), "--svg", "pictures");
        Assert.That((result.ExitCode, File.ReadAllText(Path.Combine(_command.Folder, "pictures", "V45.svg"))[..4]), Is.EqualTo((1, "<svg")));
        Assert.That(result.StandardOutput, Does.Contain("✗ V45: Expected all deadlines met, observed missed"));
    }

    [Test]
    public async Task A_taskset_that_cannot_be_simulated_is_skipped_with_the_reason()
    {
        var result = await _command.RunAsync("simulate", _command.Write("unknown.yaml", "tasksets: { t: { tasks: { a: { program: burn } } } }"));
        Assert.That((result.ExitCode, result.StandardOutput.Trim()), Is.EqualTo((0, "t: skipped. No `wcet` of a: an analysis needs that of every task.")));
    }

    [TestCase("--overrun", "ignore")]
    [TestCase("--duration", "2")]
    [TestCase("--context-switch", "fast")]
    [TestCase("--random", "-1")]
    public async Task An_option_that_cannot_be_is_told(string option, string value)
    {
        var result = await _command.RunAsync("simulate", _command.Write("v45.yaml", V45), option, value);
        Assert.That((result.ExitCode, result.StandardOutput), Is.EqualTo((2, "")));
        Assert.That(result.StandardError, Does.Contain(option).Or.Contain(value));
    }
}
