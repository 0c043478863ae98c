using System.Text.Json;
using Distributor.FakeGuest;
using Distributor.Model;

namespace Distributor.Dispatch.Tests;

public sealed class MonitorTests
{
    [Test]
    public async Task Every_result_is_a_line_on_disk_when_its_run_returns()
    {
        var folder = Directory.CreateTempSubdirectory("results-").FullName;
        using (var results = new ResultsFile(folder))
        {
            await using var pool = new Pool(FakeScripts.InTurn(FakeScripts.Closes, FakeScripts.Overrun), monitors: results);
            await pool.RunAsync(Pool.Taskset("first"));
            var line = JsonDocument.Parse(File.ReadLines(Path.Combine(folder, "results.jsonl")).Single()).RootElement;
            Assert.That(line.GetProperty("taskset").GetString(), Is.EqualTo("first"));
            Assert.That(line.GetProperty("verdict").GetString(), Is.EqualTo("missed"));
            Assert.That(line.GetProperty("attempts").EnumerateArray().Select(attempt => attempt.GetProperty("outcome").GetString()),
                Is.EqualTo(new[] { "lost", "completed" }));
            Assert.That(line.GetProperty("jobs")[0].GetProperty("end").GetString(), Is.EqualTo("EXIT_PERIOD"));
            await pool.RunAsync(Pool.Taskset("second"));
            Assert.That(File.ReadLines(Path.Combine(folder, "results.jsonl")).Count(), Is.EqualTo(2));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_monitor_that_throws_disturbs_nothing()
    {
        await using var pool = new Pool(FakeScripts.Ideal, monitors: new Throwing());
        Assert.That((await pool.RunAsync(Pool.Taskset())).Verdict, Is.EqualTo("met"));
    }

    private sealed class Throwing : IRunMonitor
    {
        public void Started(Taskset taskset, string machine, int attempt) => throw new InvalidOperationException("started");

        public void MachineLost(Taskset taskset, Attempt attempt) => throw new InvalidOperationException("lost");

        public void Ended(Run run) => throw new InvalidOperationException("ended");
    }
}
