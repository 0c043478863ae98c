using Distributor.Model;

namespace Distributor.Analysis.FixedPriority;

/// <summary>
/// Worst-case response times under fixed priorities on one processor, for any deadlines. Tasks of equal priority count as interference for each
/// other. Late jobs finish late. Exact for distinct priorities without offsets, blocking,
/// self-suspension and, for non-preemptive jobs, jitter; otherwise sufficient. Throws
/// <see cref="ArgumentException"/> for an empty taskset, periods or deadlines not above 0, and negative times.
/// </summary>
public static class ResponseTimeAnalysis
{
    /// <summary>
    /// Test <c>rta</c>: preemptive. M. Joseph and P. Pandya, "Finding Response Times in a Real-Time System", The Computer Journal 29(5), 1986;
    /// N. Audsley, A. Burns, M. Richardson, K. Tindell and A. J. Wellings, "Applying new scheduling theory to static priority pre-emptive
    /// scheduling", Software Engineering Journal 8(5), 1993 (jitter, blocking); arbitrary deadlines by Lehoczky 1990 and Tindell et al. 1994.
    /// Not applicable to tasks with non-preemptive sections.
    /// </summary>
    public static AnalysisResult Preemptive(IReadOnlyList<AnalysisTask> tasks) =>
        HasSections(tasks)
            ? AnalysisResult.NotApplicable("rta", "A task has a non-preemptive section, for which `rta-floating-non-preemptive` is made.")
            : Analyse("rta", tasks, (order, rank, start) => LevelResponse.Preemptive(order, rank, order[rank].Blocking.Nanoseconds, start), Sections.None);

    /// <summary>
    /// Test <c>rta-non-preemptive</c>: no job is preempted once it runs. A lower-priority job of C ns blocks for C - 1, since it must have started
    /// before. George, Rivierre and Spuri 1996; Davis, Burns, Bril and Lukkien 2007. Not applicable to tasks that suspend themselves.
    /// </summary>
    public static AnalysisResult NonPreemptive(IReadOnlyList<AnalysisTask> tasks) =>
        AnalysisTasks.Any(tasks, task => task.SelfSuspension > GuestTime.Zero)
            ? AnalysisResult.NotApplicable("rta-non-preemptive", "A job that suspends itself gives up the processor.")
            : Analyse("rta-non-preemptive", tasks,
                (order, rank, _) => LevelResponse.NonPreemptive(order, rank, SectionBlocking.Of(order, rank, task => task.Wcet)), Sections.Whole);

    /// <summary>
    /// Test <c>rta-floating-non-preemptive</c>: jobs have sections, somewhere, in which they are not preempted. One of q ns blocks higher priorities for
    /// q - 1; that a job's own last section protects its end is not used, since nobody knows where sections are. A. Burns, "Preemptive
    /// priority-based scheduling: an appropriate engineering approach", in Advances in Real-Time Systems, 1994; G. Buttazzo, M. Bertogna and G. Yao,
    /// "Limited Preemptive Scheduling for Real-Time Systems. A Survey", IEEE TII 9(1), 2013, section IV.
    /// </summary>
    public static AnalysisResult FloatingNonPreemptive(IReadOnlyList<AnalysisTask> tasks) =>
        Analyse("rta-floating-non-preemptive", tasks,
            (order, rank, _) => LevelResponse.Preemptive(order, rank, SectionBlocking.Of(order, rank, task => task.NonPreemptiveSection)), Sections.Floating);

    /// <summary>Whether the test <c>rta</c> accepts; faster where only that matters. False also when the numbers are too large.</summary>
    public static bool Accepts(IReadOnlyList<AnalysisTask> tasks)
    {
        AnalysisTasks.Check(tasks);
        if (HasSections(tasks)) return false;
        try
        {
            var order = new PriorityOrder(tasks);
            long first = 0;
            for (var rank = 0; rank < order.Count; rank++)
                if (!MeetsDeadline(order, rank, ref first)) return false;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // A job ends no earlier than the first job one priority above, which it waits for, and its own execution. Needs as much blocking, and a strict order.
    private static long Earliest(PriorityOrder order, int rank, long firstAbove) =>
        rank > 0 && !order.HasEqualPriorities && order[rank].Blocking >= order[rank - 1].Blocking ? firstAbove + order.Wcet(rank) : 0;

    private static bool HasSections(IReadOnlyList<AnalysisTask> tasks) => AnalysisTasks.Any(tasks, task => task.NonPreemptiveSection > GuestTime.Zero);

    // A first job beyond its deadline decides, without a response time.
    private static bool MeetsDeadline(PriorityOrder order, int rank, ref long first)
    {
        var (task, end) = (order[rank], order.LevelEnd(rank));
        var own = checked(task.Blocking.Nanoseconds + order.Wcet(rank));
        var enough = Math.Min(task.Deadline.Nanoseconds, task.Period.Nanoseconds) - task.Jitter.Nanoseconds;
        var window = order.Window(own, end, rank, Math.Max(own, Earliest(order, rank, first)), Math.Max(enough, 0));
        first = window;
        if (window <= enough) return true;
        if (window > task.Deadline.Nanoseconds - task.Jitter.Nanoseconds) return false;
        return LevelResponse.Preemptive(order, rank, task.Blocking.Nanoseconds).Time <= task.Deadline.Nanoseconds;
    }

    private static AnalysisResult Analyse(string test, IReadOnlyList<AnalysisTask> tasks, Func<PriorityOrder, int, long, LevelResponse> responseOf, Sections sections)
    {
        AnalysisTasks.Check(tasks);
        var exactness = Exactness.Sufficient;
        try
        {
            var order = new PriorityOrder(tasks);
            if (IsExact(order, tasks, sections)) exactness = Exactness.Exact;
            var responses = new TaskResponse[tasks.Count];
            LevelResponse late = default;
            var (lateRank, outlives, first) = (-1, false, 0L);
            for (var rank = 0; rank < order.Count; rank++)
            {
                var task = order[rank];
                var response = responseOf(order, rank, Earliest(order, rank, first));
                first = response.First;
                var told = new TaskResponse(task.Name, response.Time is { } time ? new GuestTime(time) : null, task.Deadline);
                responses[order.IndexOf(rank)] = told;
                outlives |= task.Deadline > task.Period || !(told.Response <= task.Period);
                if (lateRank < 0 && !told.IsInTime) (late, lateRank) = (response, rank);
            }
            return new(test, Verdict(tasks, lateRank >= 0, exactness), exactness, lateRank < 0 ? "Every response time is within its deadline."
                : ResponseReason.Of(order, lateRank, late, sections))
            {
                Responses = responses,
                AssumedOverrun = outlives ? OverrunPolicy.FinishLate : null,
                Warnings = lateRank < 0 ? [] : AnalysisTasks.Warnings(tasks),
            };
        }
        catch (OverflowException)
        {
            return AnalysisResult.TooLarge(test, exactness);
        }
    }

    private static AnalysisVerdict Verdict(IReadOnlyList<AnalysisTask> tasks, bool isLate, Exactness exactness) =>
        !isLate ? AnalysisVerdict.Accepts
        : exactness is Exactness.Exact || AnalysisTasks.Impossible(tasks) is not null ? AnalysisVerdict.Rejects
        : AnalysisVerdict.Undecided;

    private static bool IsExact(PriorityOrder order, IReadOnlyList<AnalysisTask> tasks, Sections sections) =>
        sections is not Sections.Floating && !order.HasEqualPriorities
        && !AnalysisTasks.Any(tasks, task => (sections is Sections.Whole && task.Jitter > GuestTime.Zero) || task.Offset > GuestTime.Zero || task.Blocking > GuestTime.Zero || task.SelfSuspension > GuestTime.Zero);
}
