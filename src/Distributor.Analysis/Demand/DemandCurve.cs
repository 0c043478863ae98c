using System.Numerics;
using Distributor.Model;

namespace Distributor.Analysis.Demand;

/// <summary>
/// The work that tasks can bring, as arrays of nanoseconds: the inner loops of every EDF analysis are here. Self-suspension counts as execution.
/// Methods throw <see cref="OverflowException"/> for what cannot be told.
/// </summary>
internal sealed class DemandCurve
{
    private const int MostSteps = 2_000_000;

    private readonly long[] _wcet, _period, _jitter, _due;

    public DemandCurve(IReadOnlyList<AnalysisTask> tasks)
    {
        var count = tasks.Count;
        (_wcet, _period, _jitter, _due) = (new long[count], new long[count], new long[count], new long[count]);
        (Earliest, Latest) = (long.MaxValue, long.MinValue);
        for (var index = 0; index < count; index++)
        {
            var task = tasks[index];
            _wcet[index] = checked(task.Wcet.Nanoseconds + task.SelfSuspension.Nanoseconds);
            _period[index] = task.Period.Nanoseconds;
            _jitter[index] = task.Jitter.Nanoseconds;
            _due[index] = task.Deadline.Nanoseconds - task.Jitter.Nanoseconds;
            Earliest = Math.Min(Earliest, _due[index]);
            Latest = Math.Max(Latest, _due[index]);
        }
        Load = Utilisation.CompareToOne(tasks.Any(task => task.SelfSuspension > GuestTime.Zero)
            ? [.. tasks.Select((task, index) => task with { Wcet = new(_wcet[index]) })] : tasks);
        Tasks = tasks;
    }

    public IReadOnlyList<AnalysisTask> Tasks { get; }

    /// <summary>Negative, 0 or positive: utilisation below, at or above 1.</summary>
    public int Load { get; }

    /// <summary>The shortest of all D - J.</summary>
    public long Earliest { get; }

    /// <summary>The longest of all D - J.</summary>
    public long Latest { get; }

    public long Wcet(int index) => _wcet[index];

    public long Period(int index) => _period[index];

    public long Jitter(int index) => _jitter[index];

    /// <summary>D - J: from the instant to which jitter can delay the first of several releases to its deadline.</summary>
    public long Due(int index) => _due[index];

    /// <summary>The processor demand h(t).</summary>
    public long At(long time)
    {
        long sum = 0;
        for (var index = 0; index < _wcet.Length; index++)
        {
            var slack = time - _due[index];
            if (slack >= 0) checked { sum += (slack / _period[index] + 1) * _wcet[index]; }
        }
        return sum;
    }

    /// <summary>The last absolute deadline not after <paramref name="time"/>; negative when there is none.</summary>
    public long LastDeadline(long time)
    {
        long last = -1;
        for (var index = 0; index < _wcet.Length; index++)
        {
            var slack = time - _due[index];
            if (slack >= 0) last = Math.Max(last, time - slack % _period[index]);
        }
        return last;
    }

    /// <summary>
    /// The longest synchronous busy period, at most <paramref name="enough"/>; null after <paramref name="steps"/> steps, or when it never ends.
    /// </summary>
    public long? BusyPeriod(int steps = MostSteps, long enough = long.MaxValue)
    {
        long window = 1;
        for (var step = 0; step < steps; step++)
        {
            long demand = 0;
            for (var index = 0; index < _wcet.Length; index++)
                checked { demand += ((window + _jitter[index] - 1) / _period[index] + 1) * _wcet[index]; }
            if (demand <= window) return demand;
            if (demand > enough) return enough;
            window = demand;
        }
        return null;
    }

    /// <summary>
    /// No first miss of a deadline comes later after a busy period's start: the busy period's length or, when that takes long to find, the bound
    /// L_a of I. Ripoll, A. Crespo and A. K. Mok, "Improvement in feasibility testing for real-time tasks", Real-Time Systems 11, 1996; at U = 1,
    /// a hyperperiod after the last first deadline, where demand has begun to repeat.
    /// </summary>
    public long Horizon(long blocking)
    {
        if (Load == 0)
        {
            if (!Hyperperiod.TryOf(Tasks.Select(task => task.Period).Where(period => period < GuestTime.MaxValue), out var hyperperiod)) throw new OverflowException();
            return checked(hyperperiod.Nanoseconds + Latest);
        }
        return BusyPeriod(steps: 64) is { } length ? length : Math.Min(DemandBound(blocking), BusyPeriod(MostSteps, DemandBound(blocking)) ?? long.MaxValue);
    }

    /// <summary>L_a: beyond it no interval demands more than its length, as long as the load is below 1.</summary>
    public long DemandBound(long blocking)
    {
        var (work, utilisation) = (new Ratio(blocking, 1), new Ratio(0, 1));
        for (var index = 0; index < _wcet.Length; index++)
        {
            var share = new Ratio(_wcet[index], _period[index]);
            work += new Ratio((BigInteger)_period[index] - _due[index], 1) * share;
            utilisation += share;
        }
        // work / (1 - utilisation), rounded up
        var spare = Ratio.One - utilisation;
        var (dividend, divisor) = (work.Numerator * spare.Denominator, work.Denominator * spare.Numerator);
        var bound = (dividend + divisor - 1) / divisor;
        return checked((long)BigInteger.Max(bound, Latest));
    }
}
