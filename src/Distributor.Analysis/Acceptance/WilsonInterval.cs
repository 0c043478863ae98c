namespace Distributor.Analysis.Acceptance;

/// <summary>
/// The score interval of a proportion (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American
/// Statistical Association 22(158), 1927). Within 0 to 1, and of use also where all or none were counted.
/// </summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    /// <summary>
    /// The interval of <paramref name="count"/> of <paramref name="all"/>. Throws <see cref="ArgumentOutOfRangeException"/> unless 0 &lt;= count &lt;= all and all is above 0.
    /// </summary>
    /// <param name="count">How many had it.</param>
    /// <param name="all">Of how many.</param>
    /// <param name="z">The normal quantile of the confidence. Default: 95 %.</param>
    public static WilsonInterval Of(int count, int all, double z = 1.959963984540054)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(all, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, all);
        double n = all, share = count / n, square = z * z;
        var centre = (share + square / (2 * n)) / (1 + square / n);
        var half = z / (1 + square / n) * Math.Sqrt(share * (1 - share) / n + square / (4 * n * n));
        return new(count == 0 ? 0 : centre - half, count == all ? 1 : centre + half);
    }
}
