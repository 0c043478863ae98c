using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>A time for pictures: exact, with a point where whole numbers of a smaller unit would be long. <c>13.7 ms</c>, not <c>13700 us</c>.</summary>
/// <param name="Number">How many units.</param>
/// <param name="Unit">A space, and the unit's name.</param>
internal readonly record struct TimeLabel(Utf8Text.Fraction Number, string Unit)
{
    private static readonly (long Nanoseconds, string Name)[] Units = [(1_000_000_000, " s"), (1_000_000, " ms"), (1_000, " us"), (1, " ns")];

    /// <summary>In the largest unit that the time holds.</summary>
    public static TimeLabel Of(GuestTime time)
    {
        var unit = time == GuestTime.Zero ? 1 : 0;
        while (unit < Units.Length - 1 && time != GuestTime.Zero && Math.Abs(time.Nanoseconds) < Units[unit].Nanoseconds) unit++;
        return In(Units[unit], time);
    }

    /// <summary>How all marks of an axis are written: in one unit, the largest that its step or its last mark is long for.</summary>
    public static Func<GuestTime, TimeLabel> OfAxis(long step, GuestTime last)
    {
        var unit = Array.Find(Units, unit => step >= unit.Nanoseconds || last.Nanoseconds / 2 >= unit.Nanoseconds);
        return time => In(unit, time);
    }

    /// <summary>The text.</summary>
    public override string ToString()
    {
        var label = this;
        return Utf8Text.StringOf(to => new Utf8Text(to, encoder: null).Add($"{label}"));
    }

    private static TimeLabel In((long Nanoseconds, string Name) unit, GuestTime time) => new(new(time.Nanoseconds, unit.Nanoseconds), unit.Name);
}
