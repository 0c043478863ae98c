using Distributor.Analysis.Edf;
using Distributor.Analysis.FixedPriority;
using Distributor.Model;

namespace Distributor.Analysis.Overheads;

/// <summary>
/// Preemptive tests that count what the kernel takes. Sufficient: what they do not accept is undecided, unless no scheduler could do it. Throw
/// <see cref="ArgumentException"/> for an empty taskset, times no task can have, and negative overheads.
/// </summary>
public static class OverheadAnalysis
{
    /// <summary>
    /// Test <c>rta-overheads</c>: response times under fixed priorities, with two switches in each WCET, and every release, also that of a lower priority, as
    /// interference above all priorities (A. Burns, K. Tindell and A. Wellings, "Effective Analysis for Engineering Real-Time Fixed Priority Schedulers",
    /// IEEE TSE 21(5), 1995, section IV, for a kernel that an event interrupts). As <see cref="ResponseTimeAnalysis.Preemptive"/> otherwise.
    /// </summary>
    public static AnalysisResult ResponseTimes(IReadOnlyList<AnalysisTask> tasks, KernelOverheads overheads)
    {
        const string test = "rta-overheads";
        Check(tasks, overheads);
        var charged = overheads.Charge(tasks);
        // Above all tasks, in any order among themselves: only their sum counts.
        var releases = overheads.Release == GuestTime.Zero ? [] : tasks.Select((task, index) => new AnalysisTask($"release of {task.Name}", overheads.Release, task.Period)
        {
            Deadline = GuestTime.MaxValue,
            Jitter = task.Jitter,
            Priority = int.MinValue + index,
        }).ToArray();
        var result = ResponseTimeAnalysis.Preemptive([.. releases, .. charged]);
        if (result.Verdict is AnalysisVerdict.NotApplicable) return AnalysisResult.NotApplicable(test, result.Reason);
        var responses = result.Responses.Skip(releases.Length).ToArray();
        var outlives = responses.Where((response, index) => tasks[index].Deadline > tasks[index].Period || !(response.Response <= tasks[index].Period)).Any();
        return new(test, Verdict(tasks, result.Verdict), Exactness.Sufficient, result.Reason)
        {
            Responses = responses,
            AssumedOverrun = outlives ? OverrunPolicy.FinishLate : null,
            Warnings = result.Warnings,
        };
    }

    /// <summary>
    /// Test <c>qpa-overheads</c>: the demand of each interval, with two switches in each WCET, and the longest that releases can take in it, are at most its
    /// length (K. Jeffay and D. L. Stone, "Accounting for Interrupt Handling Costs in Dynamic Priority Task Systems", RTSS 1993, theorem 5.1, with every
    /// interrupt of an interval in place of f(t)). As <see cref="ProcessorDemand.Preemptive"/> otherwise, but not for non-preemptive sections and blocking.
    /// </summary>
    public static AnalysisResult Demand(IReadOnlyList<AnalysisTask> tasks, KernelOverheads overheads)
    {
        const string test = "qpa-overheads";
        Check(tasks, overheads);
        if (AnalysisTasks.Any(tasks, task => task.Blocking > GuestTime.Zero || task.NonPreemptiveSection > GuestTime.Zero))
            return AnalysisResult.NotApplicable(test, "A task has blocking or a non-preemptive section.");
        try
        {
            var late = new InterruptedDemand(tasks, overheads).FirstExcess();
            return new(test, Verdict(tasks, late is null ? AnalysisVerdict.Accepts : AnalysisVerdict.Rejects), Exactness.Sufficient, late ?? "No interval demands more than its length.")
            {
                AssumedOverrun = EdfExactness.Overrun(tasks),
                Warnings = AnalysisTasks.Warnings(tasks),
            };
        }
        catch (OverflowException)
        {
            return AnalysisResult.TooLarge(test, Exactness.Sufficient);
        }
    }

    private static void Check(IReadOnlyList<AnalysisTask> tasks, KernelOverheads overheads)
    {
        AnalysisTasks.Check(tasks);
        ArgumentNullException.ThrowIfNull(overheads);
        overheads.Check();
    }

    // Overheads are upper bounds: what they make late may be in time.
    private static AnalysisVerdict Verdict(IReadOnlyList<AnalysisTask> tasks, AnalysisVerdict verdict) =>
        verdict is not AnalysisVerdict.Rejects ? verdict : AnalysisTasks.Impossible(tasks) is null ? AnalysisVerdict.Undecided : AnalysisVerdict.Rejects;
}
