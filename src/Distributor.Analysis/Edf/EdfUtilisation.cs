using Distributor.Model;

namespace Distributor.Analysis.Edf;

/// <summary>Test <c>edf-utilisation</c>, on one processor.</summary>
public static class EdfUtilisation
{
    /// <summary>
    /// Deadlines not shorter than periods: exact, U is at most 1 (Liu and Layland 1973, theorem 7), whatever the offsets. With shorter ones:
    /// sufficient, the density is at most 1 (J. W. S. Liu, Real-Time Systems, 2000, theorem 6.2). Not applicable with blocking, jitter,
    /// self-suspension or non-preemptive sections. Throws <see cref="ArgumentException"/> for an empty taskset and times no task can have.
    /// </summary>
    public static AnalysisResult Analyse(IReadOnlyList<AnalysisTask> tasks)
    {
        const string test = "edf-utilisation";
        AnalysisTasks.Check(tasks);
        if (AnalysisTasks.Any(tasks, task => task.Blocking > GuestTime.Zero || task.Jitter > GuestTime.Zero || task.SelfSuspension > GuestTime.Zero || task.NonPreemptiveSection > GuestTime.Zero))
            return AnalysisResult.NotApplicable(test, "A task has blocking, jitter, self-suspension or a non-preemptive section.");
        var exactness = AnalysisTasks.Any(tasks, task => task.Deadline < task.Period) ? Exactness.Sufficient : Exactness.Exact;
        var (utilisation, density) = (Utilisation.Of(tasks), Utilisation.Density(tasks));
        var verdict = density <= Ratio.One ? AnalysisVerdict.Accepts
            : exactness is Exactness.Exact || AnalysisTasks.Impossible(tasks) is not null ? AnalysisVerdict.Rejects
            : AnalysisVerdict.Undecided;
        var what = exactness is Exactness.Exact ? $"U = {utilisation}" : $"density {density}, U = {utilisation}";
        return new(test, verdict, exactness, $"{what}: {(density <= Ratio.One ? "not above 1" : "above 1")}.")
        {
            AssumedOverrun = AnalysisTasks.Any(tasks, task => task.Deadline > task.Period) ? OverrunPolicy.FinishLate : null,
            Warnings = AnalysisTasks.Warnings(tasks),
        };
    }
}
