using System.Numerics;
using Distributor.Model;

namespace Distributor.Analysis.Generation;

/// <summary>Random tasksets: the same for a seed on every platform.</summary>
public static class TasksetGenerator
{
    /// <summary>
    /// The next taskset of a source. Rounding WCETs to their granularity changes the total; the tasks with the longest periods, where a step is smallest, make up
    /// for it as far as whole steps can (those of <see cref="AutomotiveRunnables"/> are rounded alone). Throws <see cref="ArgumentException"/> for settings that
    /// contradict each other, and <see cref="InvalidOperationException"/> for a utilisation that 100,000 draws do not give.
    /// </summary>
    public static GeneratedTaskset Next(RandomSource random, GeneratorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.WcetGranularity, new GuestTime(1), nameof(settings));
        if (settings is { Method: UtilisationMethod.AutomotiveRunnables, Periods: not AutomotivePeriods })
            throw new ArgumentException("Automotive runnables have automotive periods.", nameof(settings));
        var tasks = (settings.Method is UtilisationMethod.AutomotiveRunnables ? OfRunnables(random, settings) : OfShares(random, settings))
            .Select(task => task with { Deadline = Deadline(random, task.Wcet.Nanoseconds, task.Period, settings) }).ToArray();
        var order = Enumerable.Range(0, tasks.Length).OrderBy(index => tasks[index].Deadline).ToArray();
        for (var priority = 0; priority < order.Length; priority++) tasks[order[priority]] = tasks[order[priority]] with { Priority = priority };
        return new(tasks, Utilisation.Of(tasks));
    }

    /// <summary>
    /// The taskset of a number, from 0, among those of a seed with the same total utilisation (to the millionth): no other needs to be drawn for it. Throws as
    /// <see cref="Next"/> does.
    /// </summary>
    public static GeneratedTaskset Numbered(ulong seed, int number, GeneratorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var utilisation = decimal.ToInt64(decimal.Round(settings.TotalUtilisation * 1_000_000));
        return Next(new(SplitMix64.Mix(seed, utilisation, number)), settings);
    }

    private static IEnumerable<AnalysisTask> OfShares(RandomSource random, GeneratorSettings settings)
    {
        var periods = Enumerable.Range(0, settings.Tasks).Select(_ => settings.Periods.Draw(random)).ToArray();
        return Wcets(Shares(random, settings), periods, settings).Select((wcet, index) => new AnalysisTask(GeneratedTaskset.NameOf(index), new(wcet), periods[index]));
    }

    private static IEnumerable<AnalysisTask> OfRunnables(RandomSource random, GeneratorSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Tasks, 1, nameof(settings));
        return AutomotiveRunnables.Tasks(random, settings.Tasks, (double)settings.TotalUtilisation, (double)settings.MostUtilisation).Select((task, index) =>
            new AnalysisTask(GeneratedTaskset.NameOf(index), Rounded(task.Times.Wcet), task.Period) { Bcet = Rounded(task.Times.Bcet), Acet = Rounded(task.Times.Acet) });

        // To the nearest step, and at least one.
        GuestTime Rounded(GuestTime time)
        {
            var step = settings.WcetGranularity.Nanoseconds;
            return new(Math.Max(1, (time.Nanoseconds + step / 2) / step) * step);
        }
    }

    private static IReadOnlyList<double> Shares(RandomSource random, GeneratorSettings settings)
    {
        var (total, most) = ((double)settings.TotalUtilisation, (double)settings.MostUtilisation);
        return settings.Method switch
        {
            UtilisationMethod.UUniFast => Utilisations.UUniFast(random, settings.Tasks, total),
            UtilisationMethod.UUniFastDiscard => Utilisations.UUniFastDiscard(random, settings.Tasks, total, most),
            _ => Utilisations.FixedSum(random, settings.Tasks, total, most: most),
        };
    }

    private static long[] Wcets(IReadOnlyList<double> shares, GuestTime[] periods, GeneratorSettings settings)
    {
        var step = settings.WcetGranularity.Nanoseconds;
        var wcets = shares.Select((share, task) => Math.Max(1, (long)(share * periods[task].Nanoseconds / step + 0.5)) * step).ToArray();
        var scale = BigInteger.Pow(10, 28);
        var missing = new Ratio(new BigInteger(settings.TotalUtilisation * 10_000_000_000_000m) * BigInteger.Pow(10, 15), scale);
        for (var task = 0; task < wcets.Length; task++) missing -= new Ratio(wcets[task], periods[task].Nanoseconds);
        foreach (var task in Enumerable.Range(0, wcets.Length).OrderByDescending(task => periods[task]))
        {
            var exact = missing * new Ratio(periods[task].Nanoseconds, step);
            // To the nearest whole step; never below one, and never more than what the task may use.
            var steps = (long)FloorDivide(2 * exact.Numerator + exact.Denominator, 2 * exact.Denominator);
            var most = Math.Max(1, (long)(periods[task].Nanoseconds * (settings.Method is UtilisationMethod.UUniFast ? Math.Max(1, settings.TotalUtilisation) : settings.MostUtilisation)) / step);
            var changed = Math.Clamp(wcets[task] / step + steps, 1, most) * step;
            missing -= new Ratio(changed - wcets[task], periods[task].Nanoseconds);
            wcets[task] = changed;
        }
        return wcets;
    }

    private static GuestTime Deadline(RandomSource random, long wcet, GuestTime period, GeneratorSettings settings)
    {
        if (settings.LeastDeadlineShare is not { } share) return period;
        if (share is < 0 or > 1) throw new ArgumentException($"The least deadline share is from 0 to 1, not {share}.", nameof(settings));
        var slack = Math.Max(0, period.Nanoseconds - wcet);
        var least = (long)(slack * share);
        var steps = (slack - least) / settings.WcetGranularity.Nanoseconds;
        return period - settings.WcetGranularity * random.NextBelow(steps + 1);
    }

    private static BigInteger FloorDivide(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
