using Distributor.FakeGuest;

namespace Distributor.Testing.Tests;

/// <summary>How tasksets and results flow.</summary>
public sealed class FanOutTests
{
    [Test]
    public async Task The_longest_tasksets_start_first_and_results_come_as_they_end()
    {
        var (begun, shown) = (0, 0);
        await using var sample = new Sample(async (session, cancellationToken) =>
        {
            // VSTest passes results on by tens.
            var ahead = Interlocked.Increment(ref begun) - 60;
            await Condition.UntilAsync(() => Volatile.Read(ref shown) >= ahead);
            await FakeScripts.Ideal(session, cancellationToken);
        })
        {
            OnLine = line =>
            {
                if (line.TrimStart().StartsWith("Passed many.", StringComparison.Ordinal)) Interlocked.Increment(ref shown);
            },
        };
        await sample.RunAsync(["--filter", "TestCategory=many", "--logger", "console;verbosity=normal"], "Distributor.MaxMachines=1");
        // NUnit's own order is the file's, from one job on.
        Assert.That(sample.Guest.Runs.Select(run => run.Tasks[0].Jobs), Is.EqualTo(Enumerable.Range(1, 300).Reverse()), sample.Output);
        Assert.That(shown, Is.EqualTo(300), sample.Output);
    }

    [Test]
    public async Task NUnit_limits_nothing_after_a_live_change_to_240_machines()
    {
        var (script, met) = FakeMeeting.Of(240);
        await using var sample = new Sample(script);
        var results = await sample.RunAsync(["--filter", "TestCategory=many|TestCategory=grows"], "Distributor.MaxMachines=2");
        Assert.That(met.IsCompletedSuccessfully, sample.Output);
        Assert.That(sample.Guest.MostRunning, Is.EqualTo(240));
        Assert.That(results.Select(test => test.Outcome).ToArray(), Has.Length.EqualTo(301).And.All.EqualTo("Passed"));
    }

    [Test]
    public async Task Progress_and_a_summary_are_told_while_the_run_goes_on()
    {
        await using var sample = new Sample(FakeScripts.InTurn(FakeScripts.Closes, FakeScripts.Ideal));
        await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good.good.met", "--logger", "console;verbosity=normal"], "Distributor.MaxMachines=1");
        Assert.That(sample.Output, Does.Match(@"met starts on a new machine \(1 machine in use, 2 tasksets left\)")
            .And.Match(@"met lost 127\.0\.0\.1:\d+: 127\.0\.0\.1:\d+ was lost: The connection ended .* \(0 machines in use, 2 tasksets left\)")
            .And.Match(@"met: met after \d+\.\d+ s \(0 machines in use, 0 tasksets left\)")
            .And.Match(@"2 tasksets: 2 met; [12] machines? used, 1 lost")
            .And.Match(@"\d+\.\d s of guest time in \d+\.\d s: \d+\.\d times real time")
            .And.Match(@"Slowest: met").And.Contain($"Results: {sample.ResultsFolder}"));
    }
}
