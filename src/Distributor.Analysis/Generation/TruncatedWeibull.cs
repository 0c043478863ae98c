using Distributor.Model;

namespace Distributor.Analysis.Generation;

/// <summary>
/// Times of a Weibull distribution that begins at the least time and is cut off at the longest, with a given mean: least + (most - least) (t / L)^(1 / k), where t
/// has an exponential distribution cut off at L = -ln p, and p is what lies beyond the longest time before. p is 10^-5; the shape k follows from the mean.
/// </summary>
internal sealed class TruncatedWeibull
{
    private const double Beyond = 1e-5;

    // The sum's terms fall from the twelfth on; a hundred leave less than a double tells.
    private const int Terms = 100;

    private static readonly double End = -PortableMath.Log(Beyond);

    private readonly GuestTime _least;
    private readonly double _span, _power;

    /// <summary>Throws <see cref="ArgumentException"/> unless 0 &lt;= least &lt;= mean &lt;= most.</summary>
    public TruncatedWeibull(GuestTime least, GuestTime mean, GuestTime most)
    {
        if (least < GuestTime.Zero || mean < least || most < mean)
            throw new ArgumentException($"A mean of {mean} is not between {least} and {most}, or a time is negative.", nameof(mean));
        _least = least;
        // With no room on one side of the mean there is one value.
        _span = mean == least ? 0 : (most - least).Nanoseconds;
        _power = _span == 0 || mean == most ? 0 : PowerOf((mean - least).Nanoseconds / _span);
    }

    /// <summary>1 / k; 0 when there is one value.</summary>
    public double Power => _power;

    /// <summary>The time that so large a share, from 0 to below 1, of all times are shorter than; to the nearest ns.</summary>
    public GuestTime At(double share)
    {
        if (_power == 0) return new(_least.Nanoseconds + (long)_span);
        var exponential = share == 0 ? 0 : -PortableMath.Log(1 - share * (1 - Beyond)) / End;
        var part = exponential <= 0 ? 0 : PortableMath.Exp(Math.Max(-700, _power * PortableMath.Log(Math.Min(1, exponential))));
        return new(_least.Nanoseconds + (long)(_span * part + 0.5));
    }

    // The mean falls with the power: at 0 all is at the end, far beyond all but little is at the start.
    private static double PowerOf(double mean)
    {
        var (low, high) = (0.0, 1.0);
        while (Mean(high) > mean) (low, high) = (high, high * 2);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            if (Mean(middle) > mean) low = middle;
            else high = middle;
        }
        return high;
    }

    // The integral of (t / L)^power e^-t over [0, L], by its share: L p / (1 - p) times the sum of L^n / ((power + 1) ... (power + n + 1)).
    private static double Mean(double power)
    {
        var sum = 0.0;
        for (var term = Terms; term >= 1; term--) sum = (1 + sum * End) / (power + term);
        return sum * End * Beyond / (1 - Beyond);
    }
}
