using Distributor.Model;

namespace Distributor.Analysis.Generation;

/// <summary>How long a runnable executes.</summary>
/// <param name="Bcet">At least.</param>
/// <param name="Acet">On average.</param>
/// <param name="Wcet">At most.</param>
public readonly record struct RunnableTimes(GuestTime Bcet, GuestTime Acet, GuestTime Wcet);

/// <summary>
/// Execution times of runnables in engine control (S. Kramer, D. Ziegenbein and A. Hamann, "Real World Automotive Benchmarks For Free", WATERS 2015). A runnable's
/// average is drawn between the least and the longest of its period with the published mean (table IV); its best and worst case are that average times factors,
/// each uniform in the published bounds (table V). Averages have a Weibull distribution. Its shape is not among the published numbers that we could verify: ours
/// begins at the least, and has 10^-5 beyond the longest before it is cut off there.
/// </summary>
public static class AutomotiveRunnables
{
    private const int MostTries = 100_000, Trials = 1_000;

    /// <summary>
    /// The next runnable of a period: 1, 2, 5, 10, 20, 50, 100, 200 ms or 1 s; for others throws <see cref="ArgumentException"/>. In whole ns.
    /// </summary>
    public static RunnableTimes Draw(RandomSource random, GuestTime period)
    {
        ArgumentNullException.ThrowIfNull(random);
        var row = RunnableClass.All.FirstOrDefault(row => row.Period == period)
            ?? throw new ArgumentException($"Nothing is published of runnables with a period of {period}.", nameof(period));
        var acet = row.Acet.At(random.NextShare());
        return new(Scaled(acet, Factor(row.Best)), acet, Scaled(acet, Factor(row.Worst)));

        double Factor((int Least, int Most) hundredths) => (hundredths.Least + (hundredths.Most - hundredths.Least) * random.NextShare()) / 100;
    }

    /// <summary>
    /// Tasks with a total utilisation, by their WCETs. Their periods are as frequent as published; each has at least one runnable, and more are added to tasks drawn
    /// at random until the total is reached, where the last is shortened to what is missing. Draws in which the first runnables of all tasks, or those of one task,
    /// are too many are discarded; throws <see cref="InvalidOperationException"/> after 100,000 of them.
    /// </summary>
    internal static (GuestTime Period, RunnableTimes Times)[] Tasks(RandomSource random, int tasks, double total, double most)
    {
        for (var tries = 0; tries < MostTries; tries++)
            if (TryTasks(random, tasks, total, most) is { } drawn) return drawn;
        throw new InvalidOperationException($"{tasks} tasks of at least one runnable each, and at most {most}, had no utilisation of {total} in {MostTries} tries.");
    }

    /// <summary>
    /// The share of draws for so many tasks that have a total utilisation, and no task more than <paramref name="most"/>; others are discarded. Estimated from 1,000
    /// draws that are always the same. Throws <see cref="ArgumentOutOfRangeException"/> below 1 task, and for a total not above 0.
    /// </summary>
    public static Ratio ShareKept(int tasks, decimal total, decimal most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tasks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(total, 0);
        var random = new RandomSource(0);
        return new(Enumerable.Range(0, Trials).Count(_ => TryTasks(random, tasks, (double)total, (double)most) is not null), Trials);
    }

    private static (GuestTime Period, RunnableTimes Times)[]? TryTasks(RandomSource random, int count, double total, double most)
    {
        var tasks = new (GuestTime Period, RunnableTimes Times)[count];
        for (var task = 0; task < count; task++) tasks[task].Period = RunnableClass.Draw(random).Period;
        for (var added = 0; total > 0; added++)
        {
            ref var task = ref tasks[added < count ? added : (int)random.NextBelow(count)];
            var next = Draw(random, task.Period);
            var share = Share(next, task.Period);
            if (share >= total)
            {
                if (added < count - 1) return null;
                next = new(Scaled(next.Bcet, total / share), Scaled(next.Acet, total / share), Scaled(next.Wcet, total / share));
            }
            total -= share;
            task.Times = new(task.Times.Bcet + next.Bcet, task.Times.Acet + next.Acet, task.Times.Wcet + next.Wcet);
            if (Share(task.Times, task.Period) > most) return null;
        }
        return tasks;
    }

    private static double Share(RunnableTimes times, GuestTime period) => (double)times.Wcet.Nanoseconds / period.Nanoseconds;

    private static GuestTime Scaled(GuestTime time, double factor) => new((long)(time.Nanoseconds * factor + 0.5));
}
