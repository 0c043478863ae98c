using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>After a hyperperiod, the least common multiple of the periods, synchronous releases repeat.</summary>
public static class Hyperperiod
{
    /// <summary>
    /// The hyperperiod of periods; those of 0 (one release) do not count. False when it is longer than 292 years, or when no period counts.
    /// </summary>
    public static bool TryOf(IEnumerable<GuestTime> periods, out GuestTime hyperperiod)
    {
        hyperperiod = GuestTime.Zero;
        foreach (var period in periods.Where(period => period > GuestTime.Zero))
        {
            if (hyperperiod == GuestTime.Zero) hyperperiod = period;
            else if (!TryExtend(hyperperiod, period, out hyperperiod)) return false;
        }
        return hyperperiod > GuestTime.Zero;
    }

    /// <summary>The least common multiple of two times longer than 0. False when it is longer than 292 years.</summary>
    public static bool TryExtend(GuestTime hyperperiod, GuestTime period, out GuestTime extended)
    {
        var multiple = (Int128)(hyperperiod.Nanoseconds / GreatestCommonDivisor(hyperperiod.Nanoseconds, period.Nanoseconds)) * period.Nanoseconds;
        extended = multiple <= long.MaxValue ? new((long)multiple) : GuestTime.Zero;
        return multiple <= long.MaxValue;
    }

    // Euclid's algorithm.
    private static long GreatestCommonDivisor(long left, long right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);
}
