using Distributor.Model;

namespace Distributor.Analysis.FixedPriority;

/// <summary>Where jobs cannot be preempted.</summary>
internal enum Sections
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>In sections of a known length, somewhere.</summary>
    Floating,

    /// <summary>From start to end.</summary>
    Whole,
}

/// <summary>What non-preemptive sections of lower priorities cost.</summary>
internal static class SectionBlocking
{
    /// <summary>
    /// The task's own blocking, and the longest section of a lower priority less the ns in which it must have begun before. Throws
    /// <see cref="OverflowException"/>.
    /// </summary>
    public static long Of(PriorityOrder order, int rank, Func<AnalysisTask, GuestTime> section)
    {
        long longest = 1;
        for (var lower = order.LevelEnd(rank); lower < order.Count; lower++) longest = Math.Max(longest, section(order[lower]).Nanoseconds);
        return checked(order[rank].Blocking.Nanoseconds + longest - 1);
    }
}
