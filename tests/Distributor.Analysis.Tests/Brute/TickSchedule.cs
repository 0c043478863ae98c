namespace Distributor.Analysis.Tests.Brute;

/// <summary>
/// A schedule made tick by tick, as simply as can be: what analyses and the simulator are tested against. Late jobs finish late, jobs of a task
/// run in their order.
/// </summary>
internal sealed class TickSchedule
{
    private sealed record PendingJob(int Task, long Nominal, long Ready, long Deadline)
    {
        public long Left { get; set; }
    }

    private readonly List<PendingJob> _jobs = [];

    /// <summary>The longest response seen, a task; from the nominal release.</summary>
    public long[] Responses { get; }

    /// <summary>Whether a job due until the end missed its deadline.</summary>
    public bool Missed { get; private set; }

    /// <param name="tasks">With C, D and priorities.</param>
    /// <param name="releases">Nominal release and the instant at which the job is ready, for each task, in order.</param>
    /// <param name="end">Jobs are followed until then.</param>
    /// <param name="edf">Otherwise fixed priority.</param>
    /// <param name="preemptive">Otherwise a job runs to its end.</param>
    /// <param name="loser">The task that loses every tie, if any.</param>
    public TickSchedule(IReadOnlyList<AnalysisTask> tasks, Func<int, IEnumerable<(long Nominal, long Ready)>> releases, long end, bool edf, bool preemptive = true, int loser = -1)
    {
        Responses = new long[tasks.Count];
        for (var task = 0; task < tasks.Count; task++)
            foreach (var (nominal, ready) in releases(task).TakeWhile(release => release.Ready < end))
                _jobs.Add(new(task, nominal, ready, nominal + tasks[task].Deadline.Nanoseconds) { Left = tasks[task].Wcet.Nanoseconds });
        PendingJob? running = null;
        for (long now = 0; now < end; now++)
        {
            if (preemptive || running is null)
                running = _jobs.Where(job => job.Ready <= now)
                    .MinBy(job => (edf ? job.Deadline : tasks[job.Task].Priority, job.Task == loser, job.Nominal, job.Task));
            if (running is null) continue;
            if (--running.Left > 0) continue;
            Responses[running.Task] = Math.Max(Responses[running.Task], now + 1 - running.Nominal);
            if (now + 1 > running.Deadline) Missed = true;
            _jobs.Remove(running);
            running = null;
        }
        Missed |= _jobs.Any(job => job.Deadline <= end);
    }

    /// <summary>All at 0, then as often as they may: jobs that jitter may delay until 0 come there, and those after it at once.</summary>
    public static Func<int, IEnumerable<(long Nominal, long Ready)>> Synchronous(IReadOnlyList<AnalysisTask> tasks) => task => Enumerable.Range(0, int.MaxValue)
        .Select(job => job * tasks[task].Period.Nanoseconds - tasks[task].Jitter.Nanoseconds)
        .Select(nominal => (nominal, Math.Max(0, nominal)));

    /// <summary>Strictly periodic from each task's offset on.</summary>
    public static Func<int, IEnumerable<(long Nominal, long Ready)>> Periodic(IReadOnlyList<AnalysisTask> tasks, IReadOnlyList<long> offsets) => task => Enumerable.Range(0, int.MaxValue)
        .Select(job => offsets[task] + job * tasks[task].Period.Nanoseconds)
        .Select(nominal => (nominal, nominal));
}
