using Distributor.Model;

namespace Distributor.Analysis.Multiprocessor;

/// <summary>EDF on several identical processors, where jobs migrate.</summary>
public static class GlobalEdf
{
    /// <summary>
    /// Test <c>global-edf-gfb</c>, sufficient: the total density is at most m - (m - 1) times the largest (J. Goossens, S. Funk and S. Baruah,
    /// "Priority-driven scheduling of periodic task systems on multiprocessors", Real-Time Systems 25, 2003, theorem 5; with densities for shorter
    /// deadlines M. Bertogna, M. Cirinei and G. Lipari, "Improved schedulability analysis of EDF on multiprocessor platforms", ECRTS 2005). Not applicable
    /// with blocking, jitter, self-suspension or sections. Throws <see cref="ArgumentException"/> for times no task can have, and
    /// <see cref="ArgumentOutOfRangeException"/> below 1 processor.
    /// </summary>
    public static AnalysisResult Gfb(IReadOnlyList<AnalysisTask> tasks, int processors)
    {
        const string test = "global-edf-gfb";
        AnalysisTasks.Check(tasks);
        ArgumentOutOfRangeException.ThrowIfLessThan(processors, 1);
        if (AnalysisTasks.Any(tasks, task => task.Blocking > GuestTime.Zero || task.Jitter > GuestTime.Zero || task.SelfSuspension > GuestTime.Zero || task.NonPreemptiveSection > GuestTime.Zero))
            return AnalysisResult.NotApplicable(test, "A task has blocking, jitter, self-suspension or a non-preemptive section.");
        var largest = tasks.Select(task => Utilisation.Density([task])).Max();
        var (density, bound) = (Utilisation.Density(tasks), new Ratio(processors, 1) - new Ratio(processors - 1, 1) * largest);
        var accepts = density <= bound && largest <= Ratio.One;
        var impossible = Impossible(tasks, processors);
        return new(test, accepts ? AnalysisVerdict.Accepts : impossible is null ? AnalysisVerdict.Undecided : AnalysisVerdict.Rejects, Exactness.Sufficient,
            impossible ?? $"Density {density}, the largest {largest}: {(accepts ? "within" : "above")} the bound {bound} for {Count(processors)}.")
        {
            Warnings = AnalysisTasks.Warnings(tasks, processors),
            AssumedOverrun = AnalysisTasks.Any(tasks, task => task.Deadline > task.Period) ? OverrunPolicy.FinishLate : null,
        };
    }

    private static string? Impossible(IReadOnlyList<AnalysisTask> tasks, int processors) =>
        tasks.FirstOrDefault(task => task.Wcet > task.Deadline || task.Wcet > task.Period) is { } task
            ? $"{task.Name}: C = {task.Wcet} is longer than its deadline {task.Deadline} or period {task.Period}"
            : Utilisation.Of(tasks) > processors ? $"Overload: U = {Utilisation.Of(tasks)} on {Count(processors)}" : null;

    private static string Count(int processors) => processors == 1 ? "1 processor" : $"{processors} processors";
}
