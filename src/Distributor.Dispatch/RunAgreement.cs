using Distributor.Analysis.Agreement;
using Distributor.Analysis.Overheads;
using Distributor.Machines.Simulated;

namespace Distributor.Dispatch;

/// <summary>Holds a run against what theory says of its taskset, where the taskset expects that they agree.</summary>
internal static class RunAgreement
{
    public static AgreementReport? Of(Run run, KernelOverheads? overheads) => run.Taskset.Expect.AnalysisAgrees
        ? AgreementJudge.Judge(run.Trace!, new() { Overheads = overheads, IsSimulated = run.Provenance!.Machine.Kind == SimulatedMachines.Kind })
        : null;
}
