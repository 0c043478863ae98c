namespace Distributor.Analysis.Generation;

/// <summary>
/// Logarithm and exponential of additions, multiplications and divisions alone, which IEEE 754 defines to the bit: those of the platform's C library
/// differ in the last bit from one to the next, and a seed must give the same taskset everywhere. Right to about 1e-15.
/// </summary>
internal static class PortableMath
{
    // ln 2 in two parts: a multiple of the first by a small whole number is exact.
    private const double Ln2High = 0.693147180369123816490, Ln2Low = 1.90821492927058770002e-10;

    /// <summary>The natural logarithm of a normal number above 0.</summary>
    public static double Log(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) - 1023;
        var fraction = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | (1023L << 52));
        if (fraction > 1.4142135623730951)
        {
            fraction /= 2;
            exponent++;
        }
        // ln f = 2 artanh s
        var s = (fraction - 1) / (fraction + 1);
        var (square, sum) = (s * s, 0.0);
        for (var power = 23; power >= 1; power -= 2) sum = sum * square + 1.0 / power;
        return exponent * Ln2High + (2 * s * sum + exponent * Ln2Low);
    }

    /// <summary>e to the power of a number from -700 to 700.</summary>
    public static double Exp(double value)
    {
        var multiple = (int)Math.Floor(value / (Ln2High + Ln2Low) + 0.5);
        var rest = value - multiple * Ln2High - multiple * Ln2Low;
        var sum = 1.0;
        for (var term = 16; term >= 1; term--) sum = 1 + sum * rest / term;
        return sum * BitConverter.Int64BitsToDouble((multiple + 1023L) << 52);
    }

    /// <summary>The <paramref name="degree"/>-th root of a share above 0 and at most 1.</summary>
    public static double Root(double share, int degree) => degree == 1 ? share : Exp(Log(share) / degree);
}
