using Distributor.Analysis.Demand;
using Distributor.Analysis.Tests.Brute;

namespace Distributor.Analysis.Tests.Demand;

public sealed class BusyPeriodTests
{
    [Test]
    public void It_ends_where_the_processor_has_nothing_left_to_do() => RandomTasks.ForSeeds(500, random =>
    {
        var tasks = RandomTasks.Next(random, period => period, utilisation: 0.99);
        for (var level = 1; level <= tasks.Count; level++)
        {
            var upTo = tasks.Take(level).ToArray();
            // Released work and done work, tick by tick.
            long now = 0, left = upTo.Sum(task => task.Wcet.Nanoseconds);
            while (--left > 0 || upTo.Any(task => left < 0 && (now + 1) % task.Period.Nanoseconds == 0))
            {
                now++;
                left += upTo.Where(task => now % task.Period.Nanoseconds == 0).Sum(task => task.Wcet.Nanoseconds);
            }
            var (found, length) = (BusyPeriod.TryOfLevel(tasks, level - 1, out var ofLevel), now + 1);
            if (!found || ofLevel.Nanoseconds != length) return (tasks, $"level {level}: {ofLevel}, by ticks {length}");
            if (level == tasks.Count && (!BusyPeriod.TryOf(tasks, out var all) || all != ofLevel)) return (tasks, "all levels are not all");
        }
        return (tasks, null);
    });

    [Test]
    public void What_never_ends_has_no_length()
    {
        Assert.That(BusyPeriod.TryOf(Notation.Tasks("2/3 2/4"), out _), Is.False);
        Assert.That(BusyPeriod.TryOfLevel(Notation.Tasks("2/3 2/4"), 0, out var first) ? first.Nanoseconds : 0, Is.EqualTo(2));
        Assert.That(BusyPeriod.TryOfLevel(Notation.Tasks("2/3 2/4"), 1, out _), Is.False);
        Assert.That(BusyPeriod.TryOf(Notation.Tasks("2/4 4/8"), out var full) ? full.Nanoseconds : 0, Is.EqualTo(8), "an instant without work ends it");
    }
}
