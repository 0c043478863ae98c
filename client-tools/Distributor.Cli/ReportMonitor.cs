using System.Collections.Concurrent;
using Distributor.Dispatch;
using Distributor.Files.Report;
using Distributor.Model;

namespace Distributor.Cli;

/// <summary>Puts all runs on a page, and knows which of them nobody has taken: those that a cancellation ended.</summary>
internal sealed class ReportMonitor(RunsPage page) : IRunMonitor
{
    private readonly ConcurrentDictionary<Run, byte> _left = new(ReferenceEqualityComparer.Instance);

    /// <summary>Those that have ended and were not taken.</summary>
    public IEnumerable<Run> Left => _left.Keys;

    /// <summary>Takes a run.</summary>
    public void Take(Run run) => _left.TryRemove(run, out _);

    public void Started(Taskset taskset, string machine, int attempt)
    {
    }

    public void MachineLost(Taskset taskset, Attempt attempt)
    {
    }

    public void Ended(Run run)
    {
        _left[run] = 0;
        if (run.Skipped is null) Add(run);
    }

    /// <summary>Puts a run of an earlier call on the page.</summary>
    public void AddEarlier(FinishedRun finished, Taskset taskset)
    {
        if (!page.IsFull && finished.Read(taskset) is { } run) Add(run);
        else page.AddNone();
    }

    private void Add(Run run)
    {
        var attempts = run.Attempts.Select(attempt => attempt.Lost ?? $"{attempt.Machine} completed it.");
        // One that was cancelled has neither held nor failed.
        page.Add(new(run.Taskset, run.Trace, run.Verdict, run.IsCancelled ? [] : run.Failures, [.. attempts], run.Took)
        {
            Suspect = run.IsCancelled ? run.Failures.Single() : run.TimingSuspect,
            Console = run.Failures.Count > 0 && !run.IsCancelled ? run.ConsoleTail : "",
            Remarks = run.Remarks,
        });
    }
}
