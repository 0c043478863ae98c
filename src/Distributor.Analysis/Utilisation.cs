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
}
