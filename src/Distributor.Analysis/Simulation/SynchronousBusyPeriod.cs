using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>
/// Tests <c>simulation-fp</c> and <c>simulation-edf</c>: the schedule of the synchronous busy period, in which all tasks are released together and then
/// as often as they may, until the processor has nothing left to do.
/// </summary>
public static class SynchronousBusyPeriod
{
    /// <summary>Who needs more events is undecided, unless the caller says otherwise.</summary>
    public const long MostEvents = 1_000_000;

    /// <summary>
    /// Stops at the first miss, at the busy period's end, or undecided after too many events. Exact for distinct priorities and for EDF, any deadlines: when
    /// a deadline can be missed, one is in this busy period (C. L. Liu and J. W. Layland, JACM 20(1), 1973, theorems 1 and 7; J. P. Lehoczky, RTSS 1990; M. Spuri,
    /// INRIA RR-2772, 1996, lemma 3.3). With equal priorities a miss still rejects, and no miss decides nothing. Not applicable with offsets, jitter, blocking,
    /// self-suspension and sections. Throws <see cref="ArgumentException"/> for an empty taskset and times no task can have.
    /// </summary>
    public static AnalysisResult Analyse(IReadOnlyList<AnalysisTask> tasks, SchedulingPolicy policy, long mostEvents = MostEvents, CancellationToken cancellationToken = default)
    {
        var test = policy is SchedulingPolicy.FixedPriority ? "simulation-fp" : "simulation-edf";
        AnalysisTasks.Check(tasks);
        if (AnalysisTasks.Any(tasks, task => task.Offset > GuestTime.Zero || task.Jitter > GuestTime.Zero || task.Blocking > GuestTime.Zero
            || task.SelfSuspension > GuestTime.Zero || task.NonPreemptiveSection > GuestTime.Zero))
            return AnalysisResult.NotApplicable(test, "A task has an offset, jitter, blocking, self-suspension or a non-preemptive section: another release pattern can be worse.");
        var exactness = policy is SchedulingPolicy.FixedPriority && HasEqualPriorities(tasks) ? Exactness.Sufficient : Exactness.Exact;
        if (AnalysisTasks.Impossible(tasks) is { } impossible)
            return new(test, AnalysisVerdict.Rejects, exactness, impossible) { Warnings = AnalysisTasks.Warnings(tasks) };
        var seen = new BusyPeriodListener(mostEvents);
        // A job that is still there at its deadline has missed it: nobody needs to know when it would end.
        var timing = tasks.Select(task => SimulatedTask.Of(task) with { Critical = task.Deadline.Nanoseconds }).ToArray();
        new ScheduleEngine(timing, policy, SimulatedTask.Never, new() { Overrun = OverrunPolicy.FinishLate }, seen).Run(cancellationToken);
        var (verdict, reason) = seen.Late is { } late
            ? (AnalysisVerdict.Rejects, $"{tasks[late].Name}: the job due at {seen.End} has not ended by then when all tasks are released together")
            : !seen.HasEnded ? (AnalysisVerdict.Undecided, $"No miss in {seen.Events} events, and the busy period goes on.")
            : exactness is Exactness.Sufficient ? (AnalysisVerdict.Undecided, "No job of the synchronous busy period is late, but tasks of equal priority can have a worse release pattern.")
            : (AnalysisVerdict.Accepts, $"No job of the synchronous busy period, {seen.End}, is late.");
        return new(test, verdict, exactness, reason) { AssumedOverrun = AnalysisTasks.Any(tasks, task => task.Deadline > task.Period) ? OverrunPolicy.FinishLate : null };
    }

    private static bool HasEqualPriorities(IReadOnlyList<AnalysisTask> tasks)
    {
        for (var one = 1; one < tasks.Count; one++)
            for (var other = 0; other < one; other++)
                if (tasks[one].Priority == tasks[other].Priority) return true;
        return false;
    }

    private sealed class BusyPeriodListener(long mostEvents) : IScheduleListener
    {
        private int _pending;

        public long Events { get; private set; }

        public GuestTime End { get; private set; }

        /// <summary>The task whose job missed.</summary>
        public int? Late { get; private set; }

        public bool HasEnded { get; private set; }

        // Asked after all of a completion, when a job that waited for its predecessor has begun.
        public bool IsEnough => Late is not null || (HasEnded = End > GuestTime.Zero && _pending == 0) || Events > mostEvents;

        public void Happened(EventKind kind, int task, GuestTime release, GuestTime time)
        {
            Events++;
            if (kind is EventKind.Start) _pending++;
            if (!kind.EndsJob()) return;
            _pending--;
            End = time;
            if (kind is EventKind.ExitCritical) Late = task;
        }

        public void Ran(Slice slice)
        {
        }
    }
}
