using Distributor.Analysis.Generation;

namespace Distributor.Analysis.Acceptance;

/// <summary>Random tasksets over a range of utilisations, to count which tests accept which share of them.</summary>
/// <param name="Generator">What tasksets are like, but for their utilisation, which is the sweep's.</param>
/// <param name="Utilisations">The points: total utilisations above 0, ascending.</param>
/// <param name="SetsPerPoint">How many tasksets a point has, at least 1.</param>
/// <param name="Seed">The same seed gives the same tasksets, on every host and however many points and sets there are.</param>
public sealed record AcceptanceSweep(GeneratorSettings Generator, IReadOnlyList<decimal> Utilisations, int SetsPerPoint, ulong Seed)
{
    /// <summary>
    /// The taskset of a number, from 0, at a point. It depends on seed, utilisation and number alone, so that a point or set that is added changes no
    /// other. Throws what <see cref="TasksetGenerator.Next"/> throws.
    /// </summary>
    public GeneratedTaskset Taskset(decimal utilisation, int number) => TasksetGenerator.Numbered(Seed, number, Generator with { TotalUtilisation = utilisation });
}
