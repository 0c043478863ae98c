using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>When a periodic task releases its jobs.</summary>
public static class Releases
{
    /// <summary>
    /// How many releases of a task come before <paramref name="duration"/>: at offset, offset + period, and so on. A period of 0 has one.
    /// </summary>
    public static long Before(GuestTime duration, GuestTime offset, GuestTime period)
    {
        if (offset >= duration) return 0;
        return period == GuestTime.Zero ? 1 : ((duration - offset).Nanoseconds - 1) / period.Nanoseconds + 1;
    }
}
