using Distributor.Model;

namespace Distributor.Analysis.Agreement;

/// <summary>What a test says of every run, held against runs: no miss of what it accepts, no response beyond its bound.</summary>
internal static class ClaimCheck
{
    public static void Check(IReadOnlyList<AnalysisTask> tasks, AnalysisResult result, IEnumerable<ObservedRun> runs, ReportBuilder report)
    {
        var bounds = Bounds(tasks, result, report);
        var accepts = result.Verdict is AnalysisVerdict.Accepts;
        if (accepts && result.AssumedOverrun is OverrunPolicy.FinishLate && (bounds.Length == 0 || bounds.Any(bound => bound is null)))
        {
            report.NotJudged($"{result.Test} accepts if late jobs finish late, since a deadline is longer than its period; guests kill jobs at their next release.");
            accepts = false;
        }
        foreach (var run in runs)
        {
            if (bounds.Any(bound => bound is not null)) CheckBounds(result, bounds, run, report);
            if (accepts) CheckMisses(result, run, report);
            else if (result.Verdict is AnalysisVerdict.Rejects)
                report.Agree($"{result.Test} rejects, and the {run.What} {(run.Trace.Verdict is ObservedVerdict.Missed ? "misses." : "misses nothing: not contradicted, since one run is not all runs.")}");
            else if (result.Verdict is AnalysisVerdict.Undecided) report.Undecided($"{result.Test} is undecided: {result.Reason}");
        }
    }

    // The bounds that hold also where guests kill a job that outlives its period.
    private static GuestTime?[] Bounds(IReadOnlyList<AnalysisTask> tasks, AnalysisResult result, ReportBuilder report)
    {
        var bounds = result.Responses.Select(response => response.Response).ToArray();
        var outlive = Enumerable.Range(0, bounds.Length).Where(task => !(bounds[task] <= tasks[task].Period)).ToArray();
        if (outlive.Length == 0) return bounds;
        report.NotJudged($"{result.Test}: R > T of {string.Join(", ", outlive.Select(task => tasks[task].Name))} if late jobs finish late, but guests kill them at their next release.");
        // Under fixed priorities those above do not notice, and those below have less to wait for. Under EDF a job that is killed can be anybody's gain or loss.
        if (!result.Test.StartsWith("rta", StringComparison.Ordinal)) return new GuestTime?[bounds.Length];
        foreach (var task in outlive) bounds[task] = null;
        return bounds;
    }

    private static void CheckBounds(AnalysisResult result, GuestTime?[] bounds, ObservedRun run, ReportBuilder report)
    {
        var doubts = 0;
        foreach (var job in run.Trace.Jobs)
        {
            if (job.Outcome is null || bounds[job.Task] is not { } bound || !(job.ResponseTime > bound)) continue;
            var what = $"{result.Test} says that {run.Trace.Taskset.Tasks[job.Task].Name} responds in at most {bound}";
            if (Doubt(run, job.ResponseTime!.Value - bound) is not { } doubt)
            {
                report.Disagree($"{what}; in the {run.What} {ObservedJob.Describe(run.Trace, job)}: {job.ResponseTime}.\n{ObservedJob.Draw(run.Trace, job)}");
                return;
            }
            if (doubts++ == 0) report.NotJudged($"{what}; {ObservedJob.Name(run.Trace, job)} took {job.ResponseTime}, but {doubt}");
        }
        if (doubts == 0) report.Agree($"{result.Test}: no response of the {run.What} exceeds its bound.");
    }

    private static void CheckMisses(AnalysisResult result, ObservedRun run, ReportBuilder report)
    {
        var missed = run.Trace.Jobs.FirstOrDefault(run.Trace.MissesDeadline);
        if (missed is null) report.Agree($"{result.Test} accepts, and the {run.What} misses nothing.");
        else if (Doubt(run, missed.ResponseTime!.Value - run.Trace.Taskset.Tasks[missed.Task].Deadline!.Value) is { } doubt && missed.Outcome is EventKind.Exit)
            report.NotJudged($"{result.Test} accepts; {ObservedJob.Name(run.Trace, missed)} missed, but {doubt}");
        else
            report.Disagree($"{result.Test} accepts ({result.Reason}), and in the {run.What} a deadline is missed: {ObservedJob.Describe(run.Trace, missed)}.\n{ObservedJob.Draw(run.Trace, missed)}");
    }

    // Why being late by so much may not be the test's fault.
    private static string? Doubt(ObservedRun run, GuestTime excess) =>
        excess < run.Resolution ? $"the {run.What} tells times to {run.Resolution} only."
        : run.KnowsExecution ? null
        : "the guest does not tell how long jobs executed: what the test says is conditional on measured execution times.";
}
