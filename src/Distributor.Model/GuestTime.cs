using System.Globalization;

namespace Distributor.Model;

/// <summary>
/// A span of time on the guest's clock, or an instant as the span since a run's first release. Whole nanoseconds: the unit of every
/// analysis. Host time is <see cref="TimeSpan"/>; the two do not convert implicitly, since in virtual time they have nothing in common.
/// </summary>
/// <param name="Nanoseconds">The length in nanoseconds; may be negative for a difference of two instants.</param>
public readonly record struct GuestTime(long Nanoseconds) : IComparable<GuestTime>
{
    /// <summary>No time at all.</summary>
    public static readonly GuestTime Zero;

    /// <summary>The largest time that can be told.</summary>
    public static readonly GuestTime MaxValue = new(long.MaxValue);

    /// <summary>Whole microseconds, rounded down.</summary>
    public long Microseconds => Math.DivRem(Nanoseconds, 1_000, out var rest) - (rest < 0 ? 1 : 0);

    /// <summary>Milliseconds, with their fraction.</summary>
    public double Milliseconds => Nanoseconds / 1e6;

    /// <summary>A time of <paramref name="value"/> µs. Throws <see cref="OverflowException"/> beyond 292 years.</summary>
    public static GuestTime FromMicroseconds(long value) => new(checked(value * 1_000));

    /// <summary>A time of <paramref name="value"/> ms. Throws <see cref="OverflowException"/> beyond 292 years.</summary>
    public static GuestTime FromMilliseconds(long value) => new(checked(value * 1_000_000));

    /// <summary>A time of <paramref name="value"/> s. Throws <see cref="OverflowException"/> beyond 292 years.</summary>
    public static GuestTime FromSeconds(long value) => new(checked(value * 1_000_000_000));

    /// <summary>True when the time is a whole number of <paramref name="unit"/>.</summary>
    public bool IsWhole(GuestTime unit) => Nanoseconds % unit.Nanoseconds == 0;

    /// <inheritdoc/>
    public int CompareTo(GuestTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The sum; throws <see cref="OverflowException"/>.</summary>
    public static GuestTime operator +(GuestTime left, GuestTime right) => new(checked(left.Nanoseconds + right.Nanoseconds));

    /// <summary>The difference; throws <see cref="OverflowException"/>.</summary>
    public static GuestTime operator -(GuestTime left, GuestTime right) => new(checked(left.Nanoseconds - right.Nanoseconds));

    /// <summary>The multiple; throws <see cref="OverflowException"/>.</summary>
    public static GuestTime operator *(GuestTime time, long factor) => new(checked(time.Nanoseconds * factor));

    /// <summary>Shorter than.</summary>
    public static bool operator <(GuestTime left, GuestTime right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Longer than.</summary>
    public static bool operator >(GuestTime left, GuestTime right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>No longer than.</summary>
    public static bool operator <=(GuestTime left, GuestTime right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>No shorter than.</summary>
    public static bool operator >=(GuestTime left, GuestTime right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>In the largest unit that needs no fraction, as YAML takes it: <c>10 ms</c>, <c>1500 us</c>, <c>2 s</c>.</summary>
    public override string ToString()
    {
        var (divisor, unit) = Nanoseconds switch
        {
            0 => (1L, "ms"),
            var n when n % 1_000_000_000 == 0 => (1_000_000_000L, "s"),
            var n when n % 1_000_000 == 0 => (1_000_000L, "ms"),
            var n when n % 1_000 == 0 => (1_000L, "us"),
            _ => (1L, "ns"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Nanoseconds / divisor} {unit}");
    }
}
