using CliWrap.Buffered;
using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

/// <summary>What is in the results file when something goes wrong with it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ResultsTests : IDisposable
{
    private readonly Command _command = new();

    private string Results => Path.Combine(_command.Results, "results.jsonl");

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task A_result_that_cannot_be_written_ends_the_run_with_the_reason_and_leaves_whole_lines()
    {
        await using var guest = new FakeGuestServer();
        var file = _command.WriteTasksets(20);
        // A disk on which no file of this process becomes larger than 8 KB. (.NET has a larger one otherwise, for its code.)
        var full = await _command.Wrap("sh", "-c", "ulimit -f 16; exec env --ignore-signal=XFSZ DOTNET_EnableWriteXorExecute=0 \"$@\"", "sh",
            Command.Script, "run", file, "--machine", $"{guest.Address}", "--programs", "programs").ExecuteBufferedAsync();
        Assert.That(full.ExitCode, Is.EqualTo(2));
        Assert.That(Written(), Is.Not.Empty);
        Assert.That(full.StandardError, Does.Match(@"^Results cannot be kept: The result of t\d+ could not be written: "));

        var (exitCode, rest) = await _command.RunOnAsync(guest, file, "--resume");
        Assert.That(exitCode, Is.Zero);
        Assert.That(rest, Has.Count.InRange(1, 19));
        Assert.That(Written().Distinct(), Is.EquivalentTo(Enumerable.Range(0, 20).Select(index => $"t{index}")));
    }

    [TestCase("{\"taskset\":\"t1\",\"file\":\"/somewhe", 0)]
    [TestCase("{\"taskset\":\"t1\"}", 1)]
    public async Task A_line_that_a_killed_process_has_not_finished_is_none(string cutShort, int more)
    {
        await using var guest = new FakeGuestServer();
        var file = _command.WriteTasksets(2);
        await _command.RunOnAsync(guest, file, "--filter", "t0");
        await File.AppendAllTextAsync(Results, cutShort);
        var (_, runs) = await _command.RunOnAsync(guest, file, "--resume");
        Assert.That(runs.Select(run => run.GetProperty("taskset").GetString()), Is.EqualTo(new[] { "t1" }));
        Assert.That(Written(), Has.Length.EqualTo(2 + more));
    }

    private string?[] Written() => [.. Command.Parse(File.ReadAllText(Results)).Select(run => run.GetProperty("taskset").GetString())];
}
