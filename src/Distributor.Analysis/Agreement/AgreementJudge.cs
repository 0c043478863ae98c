using Distributor.Analysis.Simulation;
using Distributor.Model;

namespace Distributor.Analysis.Agreement;

/// <summary>
/// Holds what schedulability tests say of a taskset against its simulation, and against a run of it. A run without misses contradicts no test that rejects:
/// one run is not all runs.
/// </summary>
public static class AgreementJudge
{
    /// <summary>
    /// Judges a run. What cannot be judged is told with its reason: tasks without WCET, jobs that executed longer than it or did not end by themselves,
    /// tests that let late jobs finish where the guest kills them, differences within the trace's resolution, a miss when the guest does not tell how long
    /// jobs executed.
    /// </summary>
    public static AgreementReport Judge(Trace run, AgreementSettings? settings = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        settings ??= new();
        var taskset = run.Taskset;
        if (!AnalysisTask.TryOf(taskset, out var tasks, out var unknown)) return AgreementReport.Refused($"It is conditional on measured execution times. {unknown}");
        if (taskset.Tasks.FirstOrDefault(task => task.NonPreemptiveSection > GuestTime.Zero) is { } section)
            return AgreementReport.Refused($"{section.Name} has a non-preemptive section, and guests preempt every job.");
        if (run.Jobs.FirstOrDefault(job => job.Outcome is not (null or EventKind.Exit or EventKind.ExitPeriod)) is { } odd)
            return AgreementReport.Refused($"{ObservedJob.Name(run, odd)} ended with {odd.Outcome!.Value.WireName()}: that is no matter of timing alone.");
        if (!settings.IsSimulated && ExecutionTimes.FirstLonger(run, settings.Overheads) is { } longer) return AgreementReport.Refused(longer);

        var report = new ReportBuilder();
        if (!run.IsFinished) report.NotJudged("The run stops before all jobs have ended; what it shows until then is judged.");
        ObservedRun[] all = settings.IsSimulated
            ? [new(run, "simulation", KnowsExecution: true)]
            : [new(Simulator.Run(taskset, cancellationToken: cancellationToken), "simulation", KnowsExecution: true), new(run, "run", KnowsExecution: run.Slices.Count > 0)];
        var speakForRun = settings is { IsSimulated: false, Overheads: { } overheads } ? SchedulabilityTest.With(overheads).Where(test => test.Policy == taskset.Policy).ToArray() : null;
        foreach (var test in settings.Of(taskset.Policy))
        {
            var result = test.Analyse(tasks, cancellationToken);
            if (result.Verdict is AnalysisVerdict.NotApplicable) continue;
            ClaimCheck.Check(tasks, result, speakForRun is null ? all : all[..1], report);
            WitnessCheck.Check(tasks, taskset.Policy, result, report, cancellationToken);
        }
        foreach (var test in speakForRun ?? [])
            if (test.Analyse(tasks, cancellationToken) is { Verdict: not AnalysisVerdict.NotApplicable } result) ClaimCheck.Check(tasks, result, all[1..], report);
        return report.Build();
    }
}
