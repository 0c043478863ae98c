namespace Distributor.Analysis.FixedPriority;

/// <summary>The worst response of one task, in nanoseconds from its nominal release.</summary>
/// <param name="Time">Null when it is unbounded.</param>
/// <param name="Job">The job that has it, counted from 0 in its level-i busy period.</param>
/// <param name="Window">From the busy period's start to that job's end; for non-preemptive jobs, to its start.</param>
internal readonly record struct LevelResponse(long? Time, long Job, long Window)
{
    /// <summary>Too many jobs to look at one by one.</summary>
    private const long MostJobs = 2_000_000;

    /// <summary>From the busy period's start to its first job's end; 0 when unknown.</summary>
    public long First { get; init; }

    public static readonly LevelResponse Unbounded = new(null, 0, 0);

    /// <summary>
    /// The longest response over the level-i busy period (J. P. Lehoczky, "Fixed Priority Scheduling of Periodic Task Sets with Arbitrary
    /// Deadlines", RTSS 1990), with release jitter and blocking (K. W. Tindell, A. Burns and A. J. Wellings, "An Extendible Approach for Analyzing
    /// Fixed Priority Hard Real-Time Tasks", Real-Time Systems 6(2), 1994). Throws <see cref="OverflowException"/>.
    /// </summary>
    /// <param name="order">The tasks.</param>
    /// <param name="rank">Whose response.</param>
    /// <param name="blocking">By lower priorities.</param>
    /// <param name="start">The first job does not end before; saves steps.</param>
    public static LevelResponse Preemptive(PriorityOrder order, int rank, long blocking, long start = 0)
    {
        var end = order.LevelEnd(rank);
        var (wcet, period, jitter) = (order.Wcet(rank), order.Period(rank), order.Jitter(rank));
        var worst = new LevelResponse(-1, 0, 0);
        var (load, jobs) = (-2, MostJobs);
        long first = 0;
        for (long job = 0, window = Math.Max(0, start - wcet); job < jobs; job++)
        {
            checked
            {
                // Until the busy period outlives the first job's period nobody needs to know whether it ends.
                var enough = load == -2 ? period : long.MaxValue;
                var own = blocking + (job + 1) * wcet;
                window = order.Window(own, end, rank, Math.Max(window + wcet, own), enough);
                if (load == -2 && window > period - jitter)
                {
                    load = order.CompareLoadToOne(end);
                    if (load > 0) return Unbounded;
                    if (load == 0) jobs = Math.Min(jobs, order.JobsInHyperperiod(rank, end));
                    window = order.Window(own, end, rank, window);
                }
                var response = window - job * period + jitter;
                if (job == 0) first = window;
                if (response > worst.Time) worst = new(response, job, window) { First = first };
                if (window <= (job + 1) * period - jitter) return worst;
            }
        }
        return load == 0 && jobs < MostJobs ? worst : throw new OverflowException();
    }

    /// <summary>
    /// The longest response of a job that is not preempted once it runs (L. George, N. Rivierre and M. Spuri, "Preemptive and Non-Preemptive
    /// Real-Time Uniprocessor Scheduling", INRIA RR-2966, 1996, section 4.2; R. I. Davis, A. Burns, R. J. Bril and J. J. Lukkien, "Controller
    /// Area Network (CAN) schedulability analysis: Refuted, revisited and revised", Real-Time Systems 35, 2007, which shows why every job of the
    /// busy period counts). Throws <see cref="OverflowException"/>.
    /// </summary>
    public static LevelResponse NonPreemptive(PriorityOrder order, int rank, long blocking)
    {
        var end = order.LevelEnd(rank);
        var (wcet, period, jitter) = (order.Wcet(rank), order.Period(rank), order.Jitter(rank));
        var load = order.CompareLoadToOne(end);
        if (load > 0) return Unbounded;
        var busy = load < 0 ? order.Window(blocking, end, self: -1, blocking) : 0;
        var jobs = load < 0 ? checked((busy + jitter - 1) / period + 1) : order.JobsInHyperperiod(rank, end);
        if (jobs > MostJobs) throw new OverflowException();
        var worst = new LevelResponse(-1, 0, 0);
        for (long job = 0, start = 0; job < jobs; job++)
        {
            checked
            {
                var own = blocking + job * wcet;
                start = order.StartTime(own, end, rank, Math.Max(start, own));
                var response = start + wcet - job * period + jitter;
                if (response > worst.Time) worst = new(response, job, start);
            }
        }
        return worst;
    }
}
