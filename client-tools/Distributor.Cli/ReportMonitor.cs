using Distributor.Dispatch;
using Distributor.Files.Report;
using Distributor.Model;

namespace Distributor.Cli;

/// <summary>Writes <c>report.html</c> into the results folder when all runs have ended.</summary>
internal sealed class ReportMonitor(string resultsFolder) : IRunMonitor
{
    /// <summary>A page of more runs helps nobody, and their traces would fill the memory; <c>results.jsonl</c> has them all.</summary>
    private const int MostRuns = 2_000;

    private readonly Lock _lock = new();
    private readonly List<ReportEntry> _entries = [];

    /// <summary>The page's path.</summary>
    public string Path => System.IO.Path.Combine(resultsFolder, "report.html");

    public void Started(Taskset taskset, string machine, int attempt)
    {
    }

    public void MachineLost(Taskset taskset, Attempt attempt)
    {
    }

    public void Ended(Run run)
    {
        if (run.Skipped is not null) return;
        var attempts = run.Attempts.Select(attempt => attempt.Lost ?? $"{attempt.Machine} completed it.");
        lock (_lock)
        {
            if (_entries.Count < MostRuns) _entries.Add(new(run.Taskset, run.Trace, run.Verdict, run.Failures, [.. attempts], run.Took));
        }
    }

    /// <summary>Writes the page.</summary>
    public void Write()
    {
        lock (_lock) File.WriteAllText(Path, HtmlReport.Write("Tasksets", [.. _entries.OrderBy(entry => entry.Taskset.Location?.File).ThenBy(entry => entry.Taskset.Location?.Line)]));
    }
}
