using Distributor.FakeGuest;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;

namespace Distributor.Testing.Tests;

/// <summary>What a development environment sees, by its own means.</summary>
public sealed class IdeTests
{
    [Test]
    public async Task Tests_are_discovered_at_their_lines_and_one_runs_by_its_id()
    {
        await using var sample = new Sample();
        using var ide = new Ide();
        var tests = ide.Discover(sample.RunSettings());
        var met = tests.Single(test => test.FullyQualifiedName == "Sample.good.good.met");
        Assert.That((Path.GetFileName(met.CodeFilePath), met.LineNumber, met.DisplayName), Is.EqualTo(("good.yaml", 2, "met")));
        Assert.That(tests.Single(test => test.DisplayName == "broken.yaml").LineNumber, Is.EqualTo(3));
        var events = ide.Run([met], sample.RunSettings());
        Assert.That(events.Results.Select(result => (result.TestCase.Id, result.Outcome)), Is.EqualTo(new[] { (met.Id, TestOutcome.Passed) }), string.Join('\n', events.Messages));
        Assert.That(sample.Guest.Runs, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_taskset_that_is_cancelled_while_it_runs_tells_what_was_heard_of_it()
    {
        var hangs = new TaskCompletionSource();
        await using var sample = new Sample(FakeScripts.InTurn(async (session, cancellationToken) =>
        {
            await session.SendAsync([("START", 0, 0)], cancellationToken);
            hangs.SetResult();
            await session.ListenToTheEndAsync(cancellationToken);
        }, async (session, cancellationToken) =>
        {
            await hangs.Task.WaitAsync(cancellationToken);
            await FakeScripts.Ideal(session, cancellationToken);
        }, FakeScripts.Silent));
        using var ide = new Ide();
        var tests = ide.Discover(sample.RunSettings()).Where(test => test.FullyQualifiedName.StartsWith("Sample.fanout.", StringComparison.Ordinal)).ToArray();
        var events = ide.Run(tests, sample.RunSettings(), ide.Cancel);
        Assert.That(sample.Results, Has.Some.Contains("\"verdict\":\"cancelled\"").And.Contains(" after 1 event.").And.Contains("\"releaseUs\":0,\"endUs\":null"),
            string.Join('\n', events.Messages));
    }

    [Test]
    public async Task A_run_that_is_cancelled_in_the_middle_ends_at_once_and_quietly()
    {
        await using var sample = new Sample(FakeScripts.InTurn(FakeScripts.Ideal, FakeScripts.Silent));
        using var ide = new Ide();
        var tests = ide.Discover(sample.RunSettings()).Where(test => test.FullyQualifiedName.StartsWith("Sample.fanout.", StringComparison.Ordinal)).ToArray();
        var cancelled = 0;
        // Silent guests would be waited for ten minutes each, and tried three times.
        var events = await Task.Run(() => ide.Run(tests, sample.RunSettings(), () =>
        {
            if (Interlocked.Exchange(ref cancelled, 1) == 0) ide.Cancel();
        })).WaitAsync(TimeSpan.FromMinutes(5));
        var messages = string.Join('\n', events.Messages);
        Assert.That(events.Results.Count(result => result.Outcome is TestOutcome.Passed), Is.EqualTo(1));
        Assert.That(messages, Does.Not.Contain("Exception").And.Not.Contain("mismatch"));
        Assert.That(sample.Results, Has.Exactly(1).Contains("\"verdict\":\"met\"").And.None.Contains("\"verdict\":\"bad\""));
    }
}
