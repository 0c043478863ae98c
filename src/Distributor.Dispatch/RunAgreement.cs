using Distributor.Analysis.Agreement;
using Distributor.Analysis.Overheads;
using Distributor.Machines.Simulated;

namespace Distributor.Dispatch;

/// <summary>Holds runs against what theory says of their tasksets.</summary>
public static class RunAgreement
{
    /// <summary>The run with its <see cref="Run.Agreement"/>, where the taskset expects one and there is a trace; else the run as it is.</summary>
    /// <param name="run">Which.</param>
    /// <param name="overheads">What its machine's kernel takes; null: nothing, or nobody knows.</param>
    public static Run WithAgreement(this Run run, KernelOverheads? overheads)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Trace is null || !run.Taskset.Expect.AnalysisAgrees) return run;
        var agreement = AgreementJudge.Judge(run.Trace, new() { Overheads = overheads, IsSimulated = run.Provenance?.Machine.Kind == SimulatedMachines.Kind });
        return run with { Agreement = agreement, MoreFailures = [.. run.MoreFailures, .. agreement.Failures.Select(failure => $"{run.Taskset.Name}: {failure}")] };
    }
}
