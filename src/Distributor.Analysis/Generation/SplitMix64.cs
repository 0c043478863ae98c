namespace Distributor.Analysis.Generation;

/// <summary>
/// SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014): random bits of a number, so that what is
/// drawn for one place of an experiment does not depend on what was drawn before.
/// </summary>
internal static class SplitMix64
{
    private const ulong Step = 0x9E3779B97F4A7C15UL;

    /// <summary>The next 64 bits of a sequence.</summary>
    public static ulong Next(ref ulong state) => Finish(unchecked(state += Step));

    /// <summary>64 bits that belong to two numbers, and to a seed.</summary>
    public static ulong Mix(ulong seed, long first, long second)
    {
        unchecked { return Finish(Finish(seed + Step * (ulong)(first + 1)) + Step * (ulong)(second + 1)); }
    }

    private static ulong Finish(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
            return bits ^ (bits >> 31);
        }
    }
}
