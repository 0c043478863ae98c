using Distributor.Model;

namespace Distributor.Analysis.Edf;

/// <summary>What EDF analyses assume.</summary>
internal static class EdfExactness
{
    /// <param name="tasks">The taskset.</param>
    /// <param name="isWhole">Jobs run to their end once they run; otherwise sections float.</param>
    public static Exactness Of(IReadOnlyList<AnalysisTask> tasks, bool isWhole) => AnalysisTasks.Any(tasks, task =>
        task.Offset > GuestTime.Zero || task.Blocking > GuestTime.Zero || task.SelfSuspension > GuestTime.Zero
        || (isWhole ? task.Jitter > GuestTime.Zero : task.NonPreemptiveSection.Nanoseconds > 1)) ? Exactness.Sufficient : Exactness.Exact;

    /// <summary>With deadlines within periods, the first miss comes before any job outlives its period.</summary>
    public static OverrunPolicy? Overrun(IReadOnlyList<AnalysisTask> tasks) =>
        AnalysisTasks.Any(tasks, task => task.Deadline > task.Period) ? OverrunPolicy.FinishLate : null;
}
