using System.Numerics;
using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>The share of the processor that tasks need in the long run: the sum of WCET / period.</summary>
public static class Utilisation
{
    /// <summary>
    /// True when the tasks need more than one processor, computed without rounding. A WCET that is not known counts as 0, and a task
    /// that is released once needs nothing in the long run.
    /// </summary>
    public static bool IsAboveOne(IEnumerable<(GuestTime? Wcet, GuestTime Period)> tasks)
    {
        var (numerator, denominator) = (BigInteger.Zero, BigInteger.One);
        foreach (var (wcet, period) in tasks)
        {
            if (wcet is not { } execution || period == GuestTime.Zero) continue;
            numerator = numerator * period.Nanoseconds + execution.Nanoseconds * denominator;
            denominator *= period.Nanoseconds;
        }
        return numerator > denominator;
    }

    /// <summary>The exact utilisation: the sum of C / T (Liu and Layland 1973, section 4). A task that is released once needs nothing.</summary>
    public static Ratio Of(IEnumerable<AnalysisTask> tasks) => Sum(tasks, task => (task.Wcet, task.Period));

    /// <summary>The exact density: the sum of C / min(D, T).</summary>
    public static Ratio Density(IEnumerable<AnalysisTask> tasks) =>
        Sum(tasks, task => (task.Wcet, task.Deadline < task.Period ? task.Deadline : task.Period));

    /// <summary>The utilisation of one task.</summary>
    public static Ratio Of(AnalysisTask task) => Of([task]);

    /// <summary>Negative, 0 or positive: utilisation below, at or above 1. Fast where it is not close to 1, exact always.</summary>
    internal static int CompareToOne(IReadOnlyList<AnalysisTask> tasks)
    {
        const int fraction = 20;
        long sum = 0;
        foreach (var task in tasks)
        {
            if (task.Wcet.Nanoseconds >= 1L << 42) return Of(tasks).CompareTo(Ratio.One);
            sum += (task.Wcet.Nanoseconds << fraction) / task.Period.Nanoseconds;
            if (sum > 1L << fraction) return 1;
        }
        // Each quotient was rounded down by less than 1.
        return sum + tasks.Count <= 1L << fraction ? -1 : Of(tasks).CompareTo(Ratio.One);
    }

    private static Ratio Sum(IEnumerable<AnalysisTask> tasks, Func<AnalysisTask, (GuestTime Wcet, GuestTime Period)> share)
    {
        var (numerator, denominator) = (BigInteger.Zero, BigInteger.One);
        foreach (var task in tasks)
        {
            var (wcet, period) = share(task);
            if (period == GuestTime.MaxValue) continue;
            numerator = numerator * period.Nanoseconds + wcet.Nanoseconds * denominator;
            denominator *= period.Nanoseconds;
        }
        return new(numerator, denominator);
    }
}
