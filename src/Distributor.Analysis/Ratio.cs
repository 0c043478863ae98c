using System.Globalization;
using System.Numerics;

namespace Distributor.Analysis;

/// <summary>An exact fraction: utilisations are compared without rounding.</summary>
public readonly struct Ratio : IComparable<Ratio>, IEquatable<Ratio>
{
    private readonly BigInteger _denominator;

    /// <summary>A fraction; the denominator is above 0. Throws <see cref="ArgumentOutOfRangeException"/>.</summary>
    public Ratio(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(denominator, BigInteger.Zero);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    /// <summary>1.</summary>
    public static readonly Ratio One = new(1, 1);

    /// <summary>In lowest terms.</summary>
    public BigInteger Numerator { get; }

    /// <summary>In lowest terms; above 0.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>For people and plots; no verdict rests on it.</summary>
    public double Approximately
    {
        get
        {
            // Scaled first, since numerators and denominators of many periods exceed what a double can hold.
            var scaled = (Numerator << 64) / Denominator;
            return (double)scaled / 18446744073709551616.0;
        }
    }

    /// <summary>The sum.</summary>
    public static Ratio operator +(Ratio left, Ratio right) =>
        new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>The difference.</summary>
    public static Ratio operator -(Ratio left, Ratio right) =>
        new(left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    /// <summary>The product.</summary>
    public static Ratio operator *(Ratio left, Ratio right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>A whole number.</summary>
    public static implicit operator Ratio(long number) => new(number, 1);

    /// <summary>Less than.</summary>
    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    /// <summary>At most.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    /// <summary>At least.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    /// <summary>Equal.</summary>
    public static bool operator ==(Ratio left, Ratio right) => left.Equals(right);

    /// <summary>Not equal.</summary>
    public static bool operator !=(Ratio left, Ratio right) => !left.Equals(right);

    /// <inheritdoc/>
    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Ratio other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>With three decimals, and what is above or below a whole number never shown as equal to it: <c>0.833</c>, <c>1.001</c>.</summary>
    public override string ToString()
    {
        var thousandths = BigInteger.DivRem(Numerator * 1000, Denominator, out var rest);
        if (!rest.IsZero && thousandths % 1000 == 0) return Approximately.ToString("R", CultureInfo.InvariantCulture);
        return ((double)thousandths / 1000).ToString("0.000", CultureInfo.InvariantCulture);
    }
}
