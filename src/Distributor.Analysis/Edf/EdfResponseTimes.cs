using Distributor.Analysis.Demand;
using Distributor.Model;

namespace Distributor.Analysis.Edf;

/// <summary>
/// Worst-case response times under EDF on one processor, for any deadlines, also when they are missed (late jobs finish late). Null for all tasks in an
/// overload. Of equal deadlines the task's own comes last; a guest's rule for ties can be kinder. Throw <see cref="ArgumentException"/> for an empty taskset
/// and times no task can have.
/// </summary>
public static class EdfResponseTimes
{
    /// <summary>
    /// Test <c>edf-response-time</c>: preemptive but in <see cref="AnalysisTask.NonPreemptiveSection"/>s. M. Spuri, "Analysis of Deadline Scheduled
    /// Real-Time Systems", INRIA RR-2772, 1996, sections 3 (theorem 3.1) and 4 (jitter, blocking).
    /// </summary>
    public static AnalysisResult Preemptive(IReadOnlyList<AnalysisTask> tasks) => Analyse("edf-response-time", tasks, task => task.NonPreemptiveSection, preemptive: true);

    /// <summary>
    /// Test <c>edf-non-preemptive-response-time</c>: no job is preempted once it runs. George, Rivierre and Spuri, INRIA RR-2966, 1996, section 4.3.
    /// Not applicable with self-suspension.
    /// </summary>
    public static AnalysisResult NonPreemptive(IReadOnlyList<AnalysisTask> tasks) =>
        AnalysisTasks.Any(tasks, task => task.SelfSuspension > GuestTime.Zero)
            ? AnalysisResult.NotApplicable("edf-non-preemptive-response-time", "A job that suspends itself gives up the processor.")
            : Analyse("edf-non-preemptive-response-time", tasks, task => task.Wcet, preemptive: false);

    /// <summary>
    /// A release pattern that gives a task its worst response: the other tasks are first released at 0 and the task's job under analysis at the
    /// returned instant, all of them as often as they may, jitter aside. Null in an overload, or when the numbers are too large.
    /// </summary>
    public static GuestTime? WorstRelease(IReadOnlyList<AnalysisTask> tasks, int task, bool preemptive = true)
    {
        AnalysisTasks.Check(tasks);
        try
        {
            var curve = new DemandCurve(tasks);
            return curve.Load > 0 ? null : new GuestTime(Period(curve, preemptive ? one => one.NonPreemptiveSection : one => one.Wcet, preemptive).Worst(task).Release);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static DeadlineBusyPeriod Period(DemandCurve curve, Func<AnalysisTask, GuestTime> section, bool preemptive) =>
        new(curve, new EdfBlocking(curve.Tasks, section), preemptive);

    private static AnalysisResult Analyse(string test, IReadOnlyList<AnalysisTask> tasks, Func<AnalysisTask, GuestTime> section, bool preemptive)
    {
        AnalysisTasks.Check(tasks);
        var exactness = EdfExactness.Of(tasks, isWhole: !preemptive);
        try
        {
            var curve = new DemandCurve(tasks);
            if (curve.Load > 0) return Overload(test, tasks, exactness);
            var period = Period(curve, section, preemptive);
            var worst = tasks.Select((_, task) => period.Worst(task)).ToArray();
            var responses = tasks.Select((task, index) => new TaskResponse(task.Name, new GuestTime(worst[index].Response), task.Deadline)).ToArray();
            var late = Array.FindIndex(responses, response => !response.IsInTime);
            var verdict = late < 0 ? AnalysisVerdict.Accepts
                : exactness is Exactness.Exact || AnalysisTasks.Impossible(tasks) is not null ? AnalysisVerdict.Rejects
                : AnalysisVerdict.Undecided;
            var reason = late < 0 ? "Every response time is within its deadline."
                : $"{tasks[late].Name}: R = {responses[late].Response} > D = {tasks[late].Deadline}, when it is released {new GuestTime(worst[late].Release)} after the others";
            return new(test, verdict, exactness, reason)
            {
                Responses = responses,
                AssumedOverrun = responses.Where((response, index) => response.Response > tasks[index].Period).Any() ? OverrunPolicy.FinishLate : EdfExactness.Overrun(tasks),
                Warnings = late < 0 ? [] : AnalysisTasks.Warnings(tasks),
            };
        }
        catch (OverflowException)
        {
            return AnalysisResult.TooLarge(test, exactness);
        }
    }

    private static AnalysisResult Overload(string test, IReadOnlyList<AnalysisTask> tasks, Exactness exactness)
    {
        var impossible = AnalysisTasks.Impossible(tasks);
        return new(test, impossible is null ? AnalysisVerdict.Undecided : AnalysisVerdict.Rejects, exactness, impossible ?? "Overload, with suspensions counted as execution.")
        {
            Responses = [.. tasks.Select(task => new TaskResponse(task.Name, null, task.Deadline))],
            AssumedOverrun = OverrunPolicy.FinishLate,
            Warnings = AnalysisTasks.Warnings(tasks),
        };
    }
}
