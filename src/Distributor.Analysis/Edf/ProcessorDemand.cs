using Distributor.Analysis.Demand;
using Distributor.Model;

namespace Distributor.Analysis.Edf;

/// <summary>
/// The processor demand criterion for EDF on one processor, any deadlines, found by quick convergence. Throws <see cref="ArgumentException"/> for an
/// empty taskset and times no task can have. Exact without offsets, blocking, self-suspension and floating sections, otherwise sufficient.
/// </summary>
public static class ProcessorDemand
{
    /// <summary>
    /// Test <c>qpa</c>: preemptive but in <see cref="AnalysisTask.NonPreemptiveSection"/>s. F. Zhang and A. Burns, "Schedulability Analysis for
    /// Real-Time Systems with EDF Scheduling", IEEE Transactions on Computers 58(9), 2009, section 4; criterion by Baruah, Mok and Rosier, RTSS 1990;
    /// release jitter by M. Spuri, "Analysis of Deadline Scheduled Real-Time Systems", INRIA RR-2772, 1996.
    /// </summary>
    public static AnalysisResult Preemptive(IReadOnlyList<AnalysisTask> tasks) => Analyse("qpa", tasks, task => task.NonPreemptiveSection, isWhole: false);

    /// <summary>
    /// Test <c>qpa-non-preemptive</c>: no job is preempted once it runs. K. Jeffay, D. F. Stanat and C. U. Martel, "On Non-Preemptive Scheduling of
    /// Periodic and Sporadic Tasks", RTSS 1991; for any deadlines George, Rivierre and Spuri 1996, section 4.1. Not applicable with self-suspension.
    /// </summary>
    public static AnalysisResult NonPreemptive(IReadOnlyList<AnalysisTask> tasks) =>
        AnalysisTasks.Any(tasks, task => task.SelfSuspension > GuestTime.Zero)
            ? AnalysisResult.NotApplicable("qpa-non-preemptive", "A job that suspends itself gives up the processor.")
            : Analyse("qpa-non-preemptive", tasks, task => task.Wcet, isWhole: true);

    private static AnalysisResult Analyse(string test, IReadOnlyList<AnalysisTask> tasks, Func<AnalysisTask, GuestTime> section, bool isWhole)
    {
        AnalysisTasks.Check(tasks);
        var exactness = EdfExactness.Of(tasks, isWhole);
        if (AnalysisTasks.Impossible(tasks) is { } impossible)
            return new(test, AnalysisVerdict.Rejects, exactness, impossible) { Warnings = AnalysisTasks.Warnings(tasks) };
        try
        {
            var (curve, blocking) = (new DemandCurve(tasks), new EdfBlocking(tasks, section));
            var late = curve.Load > 0 ? null : FirstExcess(curve, blocking);
            var verdict = curve.Load <= 0 && late is null ? AnalysisVerdict.Accepts
                : exactness is Exactness.Exact ? AnalysisVerdict.Rejects : AnalysisVerdict.Undecided;
            var reason = curve.Load > 0 ? "Overload, with suspensions counted as execution."
                : late is not { } time ? "No interval demands more than its length."
                : Reason(curve, blocking, time);
            return new(test, verdict, exactness, reason) { AssumedOverrun = EdfExactness.Overrun(tasks) };
        }
        catch (OverflowException)
        {
            return AnalysisResult.TooLarge(test, exactness);
        }
    }

    // A late interval, or null. Blocking is constant between two of its steps; QPA works on each such stretch, from the last one back.
    private static long? FirstExcess(DemandCurve curve, EdfBlocking blocking)
    {
        if (curve.Earliest <= 0) return Math.Max(0, curve.Earliest);
        var end = curve.Horizon(blocking.Longest);
        for (var step = blocking.Steps.Count - 1; step >= 0; step--)
        {
            if (blocking.Steps[step] > end) continue;
            if (Excess(curve, blocking.At(blocking.Steps[step]), Math.Max(blocking.Steps[step], curve.Earliest), end) is { } late) return late;
            end = blocking.Steps[step] - 1;
        }
        return Excess(curve, blocking.At(0), curve.Earliest, end);
    }

    private static long? Excess(DemandCurve curve, long blocking, long from, long to)
    {
        for (var time = curve.LastDeadline(to); time >= from;)
        {
            var demand = checked(curve.At(time) + blocking);
            if (demand > time) return curve.LastDeadline(time);
            // Demand never falls: what comes before `time` demands no more than this.
            if (demand <= from) return null;
            time = demand < time ? demand : curve.LastDeadline(time - 1);
        }
        return null;
    }

    private static string Reason(DemandCurve curve, EdfBlocking blocking, long time)
    {
        var parts = curve.Tasks.Select(task => (task.Name, Demand: BoundFunctions.Demand(task, new(time)))).Where(part => part.Demand > GuestTime.Zero)
            .Select(part => $"{part.Name} {part.Demand}");
        var blocked = blocking.At(time) > 0 ? $"blocking {new GuestTime(blocking.At(time))}, " : "";
        return $"Demand {new GuestTime(curve.At(time) + blocking.At(time))} > {new GuestTime(time)}, the interval's length: {blocked}{string.Join(", ", parts)}";
    }
}
