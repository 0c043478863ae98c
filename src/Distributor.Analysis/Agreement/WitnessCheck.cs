using Distributor.Analysis.Simulation;
using Distributor.Model;

namespace Distributor.Analysis.Agreement;

/// <summary>An exact test that rejects has a witness: a run that misses. Here it is the release of all tasks together, simulated.</summary>
internal static class WitnessCheck
{
    public static void Check(IReadOnlyList<AnalysisTask> tasks, SchedulingPolicy policy, AnalysisResult result, ReportBuilder report, CancellationToken cancellationToken)
    {
        if (result is not { Verdict: AnalysisVerdict.Rejects, Exactness: Exactness.Exact }) return;
        var witness = SynchronousBusyPeriod.Analyse(tasks, policy, cancellationToken: cancellationToken);
        if (witness.Verdict is AnalysisVerdict.Accepts)
            report.Disagree($"{result.Test} rejects ({result.Reason}), and that is exact; but simulated, with all tasks released together, nothing is missed: {witness.Reason}");
        else if (witness.Verdict is AnalysisVerdict.Rejects) report.Agree($"{result.Test} rejects, and its witness misses: {witness.Reason}.");
        else report.NotJudged($"{result.Test} rejects; its witness is not simulated. {witness.Reason}");
    }
}
