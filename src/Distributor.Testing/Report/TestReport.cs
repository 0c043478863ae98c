using System.Collections.Concurrent;
using System.Collections.Immutable;
using Distributor.Dispatch;
using Distributor.Files.Report;

namespace Distributor.Testing;

/// <summary><c>report.html</c> in the results folder: all runs that tests of the process judge, and what they say of them.</summary>
internal sealed class TestReport(string resultsFolder, TestAttachments attachments)
{
    private readonly ConcurrentQueue<Run> _runs = new();
    private readonly ConcurrentDictionary<Run, ImmutableArray<string?>> _judgements = new(ReferenceEqualityComparer.Instance);

    /// <summary>A run that tests judge has ended.</summary>
    public void Add(Run run)
    {
        if (run.Skipped is null) _runs.Enqueue(run);
    }

    /// <summary>A test has judged runs. <paramref name="failure"/>: what it says; null: it did not fail.</summary>
    public void Judged(IEnumerable<Run> runs, string? failure)
    {
        foreach (var run in runs) _judgements.AddOrUpdate(run, static (_, failure) => [failure], static (_, said, failure) => said.Add(failure), failure);
    }

    /// <summary>Writes the page, when no run is to come. Throws what writing files throws.</summary>
    public void Write()
    {
        if (_runs.IsEmpty) return;
        var page = new RunsPage(Path.Combine(resultsFolder, "report.html"));
        foreach (var run in _runs) page.Add(EntryOf(run));
        page.Write($"Tasksets of {Path.GetFileName(resultsFolder)}");
    }

    private ReportEntry EntryOf(Run run)
    {
        // Where no test was left to judge, the taskset's own expectations say what held.
        var failures = _judgements.TryGetValue(run, out var said) ? [.. said.OfType<string>().Distinct()] : run.Failures;
        var attempts = run.Attempts.Select(attempt => attempt.Lost ?? $"{attempt.Machine} completed it.");
        var folder = attachments.WrittenOf(run);
        return new(run.Taskset, run.Trace, run.Verdict, failures, [.. attempts], run.Took)
        {
            Suspect = run.TimingSuspect,
            Console = failures.Count > 0 ? run.ConsoleTail : "",
            Remarks = run.Remarks,
            Files = [.. folder?.Files.Select(file => $"runs/{Path.GetFileName(folder.Path)}/{file.Name}") ?? []],
        };
    }
}
