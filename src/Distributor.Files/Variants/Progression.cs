using System.Numerics;

namespace Distributor.Files.Variants;

/// <summary>Whole numbers at equal distances, as a range lists them.</summary>
/// <param name="First">The first.</param>
/// <param name="Step">From one to the next; more than 0.</param>
/// <param name="Count">How many; more than 0.</param>
internal readonly record struct Progression(long First, long Step, int Count)
{
    public long Last => this[Count - 1];

    public long this[int index] => First + index * Step;

    public bool Contains(long number) => number >= First && number <= Last && ((Int128)number - First) % Step == 0;

    /// <summary>A number that both list; null when there is none.</summary>
    public long? Common(Progression other)
    {
        if (Count > other.Count) return other.Common(this);
        // Modulo the other's step, ours repeat after so many, so most of a long range need not be looked at.
        var repeat = (Int128)(other.Step / (long)BigInteger.GreatestCommonDivisor(Step, other.Step));
        var from = Int128.Max(0, (other.First - (Int128)First + Step - 1) / Step);
        for (var index = from; index < Count && index - from < repeat && this[(int)index] <= other.Last; index++)
            if (other.Contains(this[(int)index])) return this[(int)index];
        return null;
    }
}
