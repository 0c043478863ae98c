using Distributor.Dispatch;
using Distributor.Files.Report;
using Distributor.Model;

namespace Distributor.Cli;

/// <summary>Puts all runs on a page.</summary>
internal sealed class ReportMonitor(RunsPage page) : IRunMonitor
{
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
        page.Add(new(run.Taskset, run.Trace, run.Verdict, run.Failures, [.. attempts], run.Took) { Suspect = run.TimingSuspect, Remarks = run.Remarks });
    }
}
