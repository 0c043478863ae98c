using Distributor.Model;

namespace Distributor.Analysis.Generation;

/// <summary>Random periods, in whole multiples of a granularity.</summary>
public interface IPeriods
{
    /// <summary>The next task's period.</summary>
    GuestTime Draw(RandomSource random);
}

/// <summary>
/// Periods whose logarithm is uniform, so that each order of magnitude is as likely (Emberson, Stafford and Davis, WATERS 2010, section 4).
/// </summary>
/// <param name="Shortest">At least the granularity.</param>
/// <param name="Longest">At least the shortest.</param>
/// <param name="Granularity">Above 0; periods are rounded down to its multiples.</param>
public sealed record LogUniformPeriods(GuestTime Shortest, GuestTime Longest, GuestTime Granularity) : IPeriods
{
    /// <inheritdoc/>
    public GuestTime Draw(RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var (low, high) = (PortableMath.Log(Shortest.Nanoseconds), PortableMath.Log((Longest + Granularity).Nanoseconds));
        var period = (long)PortableMath.Exp(low + (high - low) * random.NextShare()) / Granularity.Nanoseconds * Granularity.Nanoseconds;
        return new(Math.Clamp(period, Shortest.Nanoseconds, Longest.Nanoseconds));
    }
}

/// <summary>Periods of which each multiple of the granularity is as likely.</summary>
/// <param name="Shortest">A multiple of the granularity, above 0.</param>
/// <param name="Longest">At least the shortest.</param>
/// <param name="Granularity">Above 0.</param>
public sealed record UniformPeriods(GuestTime Shortest, GuestTime Longest, GuestTime Granularity) : IPeriods
{
    /// <inheritdoc/>
    public GuestTime Draw(RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Shortest + Granularity * random.NextBelow((Longest - Shortest).Nanoseconds / Granularity.Nanoseconds + 1);
    }
}

/// <summary>Periods of which each divides every longer one: base, base * factor, base * factor^2, each as likely.</summary>
/// <param name="Base">The shortest, above 0.</param>
/// <param name="Factor">At least 2.</param>
/// <param name="Levels">How many different periods, at least 1.</param>
public sealed record HarmonicPeriods(GuestTime Base, int Factor, int Levels) : IPeriods
{
    /// <inheritdoc/>
    public GuestTime Draw(RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var period = Base;
        for (var level = random.NextBelow(Levels); level > 0; level--) period *= Factor;
        return period;
    }
}

/// <summary>
/// The periods of runnables in engine control, and how frequent they are (S. Kramer, D. Ziegenbein and A. Hamann, "Real World Automotive Benchmarks For Free",
/// WATERS 2015, table III), without the 15 % that are released by the crankshaft's angle.
/// </summary>
public sealed record AutomotivePeriods : IPeriods
{
    /// <inheritdoc/>
    public GuestTime Draw(RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return RunnableClass.Draw(random).Period;
    }
}
