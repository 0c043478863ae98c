using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>A time of one job: how long it executes, or how long after its nominal release it is ready.</summary>
/// <param name="task">The task's index.</param>
/// <param name="release">Counts the task's nominal releases, skipped ones too, from 0.</param>
public delegate GuestTime JobTime(int task, long release);

/// <summary>
/// Random times of jobs. Each depends on the seed, the task and the number of the release alone (SplitMix64 of the three: G. L. Steele, D. Lea and
/// C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014), so that other tasks, policies or overruns do not change it.
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
        return (task, release) => new(from[task] + (long)Math.BigMul(Mix(seed, task, release), span[task], out _));
    }

    /// <summary>Execution times from <paramref name="leastPercent"/> % of the WCET to the WCET.</summary>
    public static JobTime UpToWcet(ulong seed, Taskset taskset, int leastPercent)
    {
        ArgumentNullException.ThrowIfNull(taskset);
        ArgumentOutOfRangeException.ThrowIfNegative(leastPercent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leastPercent, 100);
        var wcet = taskset.Tasks.Select(task => task.Wcet ?? GuestTime.Zero).ToArray();
        return Uniform(seed, [.. wcet.Select(time => new GuestTime((long)((Int128)time.Nanoseconds * leastPercent / 100)))], wcet);
    }

    /// <summary>64 random bits of a job.</summary>
    private static ulong Mix(ulong seed, int task, long release)
    {
        unchecked { return Finish(Finish(seed + 0x9E3779B97F4A7C15UL * (ulong)(task + 1)) + 0x9E3779B97F4A7C15UL * (ulong)(release + 1)); }
    }

    private static ulong Finish(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
            return bits ^ (bits >> 31);
        }
    }
}
