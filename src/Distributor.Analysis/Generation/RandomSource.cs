using System.Numerics;

namespace Distributor.Analysis.Generation;

/// <summary>
/// Random numbers that are the same on every platform and for ever: xoshiro256** 1.0 (D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number
/// Generators", ACM TOMS 47(4), 2021), its state filled from the seed by SplitMix64 as its authors advise. Not safe for concurrent use.
/// </summary>
public sealed class RandomSource
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>The numbers of a seed.</summary>
    public RandomSource(ulong seed)
    {
        (_s0, _s1, _s2, _s3) = (SplitMix64.Next(ref seed), SplitMix64.Next(ref seed), SplitMix64.Next(ref seed), SplitMix64.Next(ref seed));
    }

    internal RandomSource(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            var shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>At least 0 and below 1: a multiple of 2^-53.</summary>
    public double NextShare() => ShareOf(NextBits());

    internal static double ShareOf(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// A whole number from 0 to below <paramref name="bound"/>, all equally likely (D. Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS
    /// 29(1), 2019). Throws <see cref="ArgumentOutOfRangeException"/> for a bound below 1.
    /// </summary>
    public long NextBelow(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (ulong)bound;
        var high = Math.BigMul(NextBits(), range, out var low);
        if (low >= range) return (long)high;
        for (var least = unchecked(0 - range) % range; low < least;) high = Math.BigMul(NextBits(), range, out low);
        return (long)high;
    }

    /// <summary>Puts an array into a random order (Fisher and Yates).</summary>
    public void Shuffle<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = (int)NextBelow(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
