using System.Numerics;

namespace Distributor.Analysis.Generation;

/// <summary>Random utilisations of n tasks with a given total. Throw <see cref="ArgumentOutOfRangeException"/> for totals that cannot be had.</summary>
public static class Utilisations
{
    private const int MostTries = 100_000;
    private const decimal Scale = 1_000_000_000;

    /// <summary>
    /// UUniFast: uniform over all with that total (E. Bini and G. C. Buttazzo, "Measuring the Performance of Schedulability Tests", Real-Time Systems 30,
    /// 2005). For one processor: a total above 1 can give a task more than 1.
    /// </summary>
    public static IReadOnlyList<double> UUniFast(RandomSource random, int tasks, double total)
    {
        Check(random, tasks, total, tasks);
        var shares = new double[tasks];
        for (var task = 0; task < tasks - 1; task++)
        {
            // 1 - x is above 0, and has a logarithm.
            var rest = total * PortableMath.Root(1 - random.NextShare(), tasks - 1 - task);
            shares[task] = total - rest;
            total = rest;
        }
        shares[^1] = total;
        return shares;
    }

    /// <summary>
    /// UUniFast-Discard: UUniFast until no task exceeds <paramref name="most"/> (R. I. Davis and A. Burns, "Priority Assignment for Global Fixed Priority
    /// Pre-emptive Scheduling in Multiprocessor Real-Time Systems", RTSS 2009). Throws <see cref="InvalidOperationException"/> after 100,000 tries, as
    /// happens for totals near n: then <see cref="FixedSum"/> is right.
    /// </summary>
    public static IReadOnlyList<double> UUniFastDiscard(RandomSource random, int tasks, double total, double most = 1)
    {
        Check(random, tasks, total, tasks * most);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var shares = UUniFast(random, tasks, total);
            if (shares.All(share => share <= most)) return shares;
        }
        throw new InvalidOperationException($"UUniFast-Discard found no {tasks} utilisations with total {total} and at most {most} in {MostTries} tries. RandFixedSum finds them at once.");
    }

    /// <summary>
    /// The share of UUniFast's draws that UUniFast-Discard keeps: of all ways to part a total among tasks, those in which none exceeds
    /// <paramref name="most"/>. That is the sum of (-1)^k (n over k) (1 - k most / total)^(n - 1) over all k with k most below the total (W. A. Whitworth,
    /// Choice and Chance, 1901, exercise 667).
    /// </summary>
    public static Ratio ShareKept(int tasks, decimal total, decimal most)
    {
        var (share, ways) = (new Ratio(0, 1), BigInteger.One);
        for (var k = 0; k <= tasks && k * most < total; k++)
        {
            // Of decimals with the same scale.
            var rest = new Ratio(new BigInteger((total - k * most) * Scale), new BigInteger(total * Scale));
            var term = ways * BigInteger.Pow(rest.Numerator, tasks - 1);
            share += new Ratio(k % 2 == 0 ? term : -term, BigInteger.Pow(rest.Denominator, tasks - 1));
            ways = ways * (tasks - k) / (k + 1);
        }
        return share;
    }

    /// <summary>
    /// RandFixedSum: uniform over all with that total and each from <paramref name="least"/> to <paramref name="most"/> (R. Stafford, "Random Vectors with
    /// Fixed Sum", 2006; P. Emberson, R. Stafford and R. I. Davis, "Techniques For The Synthesis Of Multiprocessor Tasksets", WATERS 2010).
    /// </summary>
    public static IReadOnlyList<double> FixedSum(RandomSource random, int tasks, double total, double least = 0, double most = 1)
    {
        Check(random, tasks, total, tasks * most);
        ArgumentOutOfRangeException.ThrowIfLessThan(total, tasks * least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(least, most);
        if (tasks == 1) return [total];
        if (least == most) return [.. Enumerable.Repeat(least, tasks)];
        var shares = StaffordSimplex.Sample(random, tasks, (total - tasks * least) / (most - least));
        for (var task = 0; task < tasks; task++) shares[task] = least + (most - least) * shares[task];
        return shares;
    }

    private static void Check(RandomSource random, int tasks, double total, double mostTotal)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(tasks, 1);
        if (!(total > 0 && total <= mostTotal))
            throw new ArgumentOutOfRangeException(nameof(total), total, $"The total utilisation of {tasks} tasks is above 0 and at most {mostTotal}.");
    }
}
