using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>
/// Test <c>offset-simulation</c>: strictly periodic tasks with offsets, by their schedule in [0, O_max + 2H), after which it repeats.
/// </summary>
public static class OffsetAnalysis
{
    /// <summary>Who releases more jobs in the interval is not simulated.</summary>
    private const long MostJobs = 20_000_000;

    /// <summary>
    /// Exact for deadlines within periods. J. Y.-T. Leung and M. L. Merrill, "A Note on Preemptive Scheduling of Periodic, Real-Time Tasks", Information Processing
    /// Letters 11(3), 1980 (EDF); N. C. Audsley, YCS 164, 1991, and J. Goossens and R. Devillers, "The Non-Optimality of the Monotonic Priority Assignments for Hard
    /// Real-Time Offset Free Systems", Real-Time Systems 13, 1997 (fixed priorities). Ties go as in guests, by release and then by task: that order of jobs
    /// repeats with the hyperperiod, too.
    /// Jobs shorter than their WCET do no harm without jitter and non-preemptive sections. Responses are the longest in the interval; with a miss, later
    /// ones can be longer. Not applicable with longer deadlines, jitter, blocking, self-suspension, and sections. Throws <see cref="ArgumentException"/>
    /// for an empty taskset and times no task can have.
    /// </summary>
    public static AnalysisResult Analyse(IReadOnlyList<AnalysisTask> tasks, SchedulingPolicy policy, CancellationToken cancellationToken = default)
    {
        const string test = "offset-simulation";
        AnalysisTasks.Check(tasks);
        if (AnalysisTasks.Any(tasks, task => task.Deadline > task.Period))
            return AnalysisResult.NotApplicable(test, "A deadline is longer than its period: the interval is proven for others only.");
        if (AnalysisTasks.Any(tasks, task => task.Jitter > GuestTime.Zero || task.Blocking > GuestTime.Zero || task.SelfSuspension > GuestTime.Zero || task.NonPreemptiveSection > GuestTime.Zero))
            return AnalysisResult.NotApplicable(test, "A task has jitter, blocking, self-suspension or a non-preemptive section: then shorter jobs can do harm.");
        if (AnalysisTasks.Any(tasks, task => task.Period == GuestTime.MaxValue) && Utilisation.CompareToOne(tasks) == 0)
            return AnalysisResult.NotApplicable(test, "The processor never gets over a task that is released once when the others need all of it.");
        if (AnalysisTasks.Impossible(tasks) is { } impossible)
            return new(test, AnalysisVerdict.Rejects, Exactness.Exact, impossible) { Warnings = AnalysisTasks.Warnings(tasks) };
        try
        {
            return Simulate(test, tasks, policy, End(tasks), cancellationToken);
        }
        catch (OverflowException)
        {
            return AnalysisResult.TooLarge(test, Exactness.Exact);
        }
    }

    private static GuestTime End(IReadOnlyList<AnalysisTask> tasks)
    {
        var periodic = tasks.Select(task => task.Period).Where(period => period < GuestTime.MaxValue).ToArray();
        var hyperperiod = GuestTime.Zero;
        if (periodic.Length > 0 && !Hyperperiod.TryOf(periodic, out hyperperiod)) throw new OverflowException();
        var end = tasks.Max(task => task.Offset) + hyperperiod * 2 + new GuestTime(1);
        if (periodic.Sum(period => (decimal)end.Nanoseconds / period.Nanoseconds) > MostJobs) throw new OverflowException();
        return end;
    }

    private static AnalysisResult Simulate(string test, IReadOnlyList<AnalysisTask> tasks, SchedulingPolicy policy, GuestTime end, CancellationToken cancellationToken)
    {
        var seen = new ScheduleStatistics([.. tasks.Select(task => task.Deadline)]);
        Simulator.Follow(tasks, policy, end, seen, new() { Overrun = OverrunPolicy.FinishLate }, cancellationToken);
        var late = Enumerable.Range(0, tasks.Count).FirstOrDefault(task => seen.Misses(task) > 0, -1);
        var responses = tasks.Select((task, index) => new TaskResponse(task.Name, seen.LongestResponse(index), task.Deadline)).ToArray();
        return new(test, late < 0 ? AnalysisVerdict.Accepts : AnalysisVerdict.Rejects, Exactness.Exact,
            late < 0 ? $"No job released before O_max + 2H = {end - new GuestTime(1)} is late."
                : $"{tasks[late].Name}: R = {responses[late].Response} > D = {tasks[late].Deadline} in the schedule; {seen.Misses(late)} of {seen.Jobs(late)} jobs are late")
        {
            Responses = responses,
            AssumedOverrun = late < 0 ? null : OverrunPolicy.FinishLate,
        };
    }
}
