using Distributor.Analysis.Generation;
using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>A time of one job: how long it executes, or how long after its nominal release it is ready.</summary>
/// <param name="task">The task's index.</param>
/// <param name="release">Counts the task's nominal releases, skipped ones too, from 0.</param>
public delegate GuestTime JobTime(int task, long release);

/// <summary>
/// Random times of jobs. Each depends on the seed, the task and the number of the release alone, so that other tasks, policies or overruns do not
/// change it.
/// </summary>
public static class JobTimes
{
    /// <summary>
    /// Uniform whole nanoseconds from <paramref name="least"/> to <paramref name="most"/>, both included, a task each. Throws
    /// <see cref="ArgumentException"/> when a least is negative or above its most.
    /// </summary>
    public static JobTime Uniform(ulong seed, IReadOnlyList<GuestTime> least, IReadOnlyList<GuestTime> most)
    {
        ArgumentNullException.ThrowIfNull(least);
        ArgumentNullException.ThrowIfNull(most);
        if (least.Count != most.Count || least.Zip(most).Any(pair => pair.First < GuestTime.Zero || pair.First > pair.Second))
            throw new ArgumentException("Each task needs a least time that is not negative and not above its most.", nameof(least));
        var (from, span) = (least.Select(time => time.Nanoseconds).ToArray(), least.Zip(most, (low, high) => (ulong)(high - low).Nanoseconds + 1).ToArray());
        return (task, release) => new(from[task] + (long)Math.BigMul(SplitMix64.Mix(seed, task, release), span[task], out _));
    }

    /// <summary>
    /// Execution times up to the WCET. Of tasks with BCET and ACET they have a Weibull distribution that is cut off at BCET and WCET, with the ACET for a mean
    /// (the distribution that Kramer, Ziegenbein and Hamann, WATERS 2015, tell of; the shape is ours, see <see cref="AutomotiveRunnables"/>); of others they are
    /// uniform from <paramref name="leastPercent"/> % of the WCET. Throws <see cref="ArgumentException"/> unless BCET &lt;= ACET &lt;= WCET.
    /// </summary>
    public static JobTime UpToWcet(ulong seed, Taskset taskset, int leastPercent)
    {
        ArgumentNullException.ThrowIfNull(taskset);
        ArgumentOutOfRangeException.ThrowIfNegative(leastPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leastPercent, 100);
        var wcet = taskset.Tasks.Select(task => task.Wcet ?? GuestTime.Zero).ToArray();
        var uniform = Uniform(seed, [.. wcet.Select(time => new GuestTime((long)((Int128)time.Nanoseconds * leastPercent / 100)))], wcet);
        var weibull = taskset.Tasks.Select((task, index) => task is { Bcet: { } least, Acet: { } mean } ? new TruncatedWeibull(least, mean, wcet[index]) : null).ToArray();
        return (task, release) => weibull[task] is { } times ? times.At(RandomSource.ShareOf(SplitMix64.Mix(seed, task, release))) : uniform(task, release);
    }
}
