namespace Distributor.Analysis.FixedPriority;

/// <summary>
/// Tasks in the order of their priorities, as arrays of nanoseconds: the inner loops of every fixed-priority analysis are here.
/// A self-suspension counts as execution, which is safe (J.-J. Chen et al., "Many suspensions, many problems: a review of self-suspending
/// tasks in real-time systems", Real-Time Systems 55, 2019, section 4.1, suspension-oblivious).
/// </summary>
internal sealed class PriorityOrder
{
    /// <summary>Who needs more steps for one response time gets none.</summary>
    private const int MostSteps = 2_000_000;

    private readonly IReadOnlyList<AnalysisTask> _tasks;
    private readonly int[] _index;
    private readonly long[] _wcet, _period, _jitter;

    public PriorityOrder(IReadOnlyList<AnalysisTask> tasks)
    {
        _tasks = tasks;
        var count = tasks.Count;
        _index = new int[count];
        // Stable insertion: tasksets are small, and mostly in order.
        for (var next = 0; next < count; next++)
        {
            var place = next;
            for (; place > 0 && tasks[_index[place - 1]].Priority > tasks[next].Priority; place--) _index[place] = _index[place - 1];
            _index[place] = next;
        }
        (_wcet, _period, _jitter) = (new long[count], new long[count], new long[count]);
        for (var rank = 0; rank < count; rank++)
        {
            var task = tasks[_index[rank]];
            _wcet[rank] = checked(task.Wcet.Nanoseconds + task.SelfSuspension.Nanoseconds);
            _period[rank] = task.Period.Nanoseconds;
            _jitter[rank] = task.Jitter.Nanoseconds;
            HasEqualPriorities |= rank > 0 && task.Priority == this[rank - 1].Priority;
        }
    }

    public int Count => _index.Length;

    public bool HasEqualPriorities { get; }

    /// <summary>The task at a rank; 0 is the highest.</summary>
    public AnalysisTask this[int rank] => _tasks[_index[rank]];

    /// <summary>Where the task of a rank stands in the taskset.</summary>
    public int IndexOf(int rank) => _index[rank];

    public long Wcet(int rank) => _wcet[rank];

    public long Period(int rank) => _period[rank];

    public long Jitter(int rank) => _jitter[rank];

    /// <summary>The rank from which on tasks have a lower priority than that of <paramref name="rank"/>; those before it interfere.</summary>
    public int LevelEnd(int rank)
    {
        var end = rank + 1;
        if (HasEqualPriorities)
            while (end < Count && this[end].Priority == this[rank].Priority) end++;
        return end;
    }

    /// <summary>Negative, 0 or positive: the utilisation of the first tasks below, at or above 1. Suspensions count.</summary>
    public int CompareLoadToOne(int end)
    {
        var level = new AnalysisTask[end];
        for (var rank = 0; rank < end; rank++) level[rank] = this[rank] with { Wcet = new(_wcet[rank]) };
        return Utilisation.CompareToOne(level);
    }

    /// <summary>
    /// The least w above 0 with w = own + sum of ceil((w + J) / T) C over the first tasks but <paramref name="self"/> (-1: no exception),
    /// from <paramref name="start"/>, which must not be above it. Throws <see cref="OverflowException"/> when there is no such w that can be told,
    /// and returns early, with a lower bound, what is above <paramref name="enough"/>.
    /// </summary>
    public long Window(long own, int end, int self, long start, long enough = long.MaxValue)
    {
        var (wcet, period, jitter) = (_wcet, _period, _jitter);
        var window = Math.Max(start, 1);
        for (var step = 0; step < MostSteps; step++)
        {
            var demand = own;
            for (var rank = 0; rank < end; rank++)
            {
                if (rank == self) continue;
                checked { demand += ((window + jitter[rank] - 1) / period[rank] + 1) * wcet[rank]; }
            }
            if (demand <= window) return demand;
            window = demand;
            if (window > enough) return window;
        }
        throw new OverflowException();
    }

    /// <summary>
    /// The least s with s = own + sum of (floor((s + J) / T) + 1) C over the first tasks but <paramref name="self"/>: when a job starts that
    /// cannot be preempted once it runs. As <see cref="Window"/> otherwise.
    /// </summary>
    public long StartTime(long own, int end, int self, long start)
    {
        var time = start;
        for (var step = 0; step < MostSteps; step++)
        {
            var demand = own;
            for (var rank = 0; rank < end; rank++)
            {
                if (rank == self) continue;
                checked { demand += ((time + _jitter[rank]) / _period[rank] + 1) * _wcet[rank]; }
            }
            if (demand <= time) return demand;
            time = demand;
        }
        throw new OverflowException();
    }

    /// <summary>
    /// How many jobs of a rank it takes to see all that can happen when its level's load is exactly 1 and the busy period has no end:
    /// those of a hyperperiod, after which everything repeats. Throws <see cref="OverflowException"/>.
    /// </summary>
    public long JobsInHyperperiod(int rank, int end)
    {
        var periods = Enumerable.Range(0, end).Select(other => this[other].Period).Where(period => period < Model.GuestTime.MaxValue);
        return Hyperperiod.TryOf(periods, out var hyperperiod) ? Math.Max(1, hyperperiod.Nanoseconds / _period[rank]) : throw new OverflowException();
    }
}
