using Distributor.Analysis.Demand;
using Distributor.Model;

namespace Distributor.Analysis.Overheads;

/// <summary>
/// Quick convergence (F. Zhang and A. Burns, IEEE Transactions on Computers 58(9), 2009) where interrupts take a part of each interval. Interrupts have no
/// deadline, so that only deadlines of tasks are looked at. Throws <see cref="OverflowException"/> for what cannot be told.
/// </summary>
internal sealed class InterruptedDemand(IReadOnlyList<AnalysisTask> tasks, KernelOverheads overheads)
{
    private readonly DemandCurve _jobs = new(overheads.Charge(tasks));
    private readonly DemandCurve _all = new([.. overheads.Charge(tasks).Select(task => task with { Wcet = task.Wcet + overheads.Release })]);

    /// <summary>An interval that demands more than its length, for people; null when there is none.</summary>
    public string? FirstExcess()
    {
        // At a load of exactly 1 an upper bound leaves no room for anything.
        if (_all.Load >= 0) return "Overload, with switches and releases.";
        if (_jobs.Earliest <= 0) return $"Demand in no time: a task's deadline is within its jitter.";
        var horizon = _all.BusyPeriod() ?? throw new OverflowException();
        for (var time = _jobs.LastDeadline(horizon); time >= _jobs.Earliest;)
        {
            var (demand, interrupts) = (_jobs.At(time), Interrupts(time));
            if (demand + interrupts > time)
                return $"Demand {new GuestTime(demand)} and releases {new GuestTime(interrupts)} > {new GuestTime(time)}, the interval's length";
            time = _jobs.LastDeadline(Math.Min(demand + interrupts, time - 1));
        }
        return null;
    }

    private long Interrupts(long time)
    {
        long sum = 0;
        foreach (var task in tasks)
            checked { sum += ((time + task.Jitter.Nanoseconds - 1) / task.Period.Nanoseconds + 1) * overheads.Release.Nanoseconds; }
        return sum;
    }
}
