using System.Globalization;
using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>Times for pictures: exact, with a point where whole numbers of a smaller unit would be long. <c>13.7 ms</c>, not <c>13700 us</c>.</summary>
internal static class TimeLabel
{
    private static readonly (long Nanoseconds, string Name)[] Units = [(1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "us"), (1, "ns")];

    /// <summary>In the largest unit that the time holds.</summary>
    public static string Of(GuestTime time) => time == GuestTime.Zero ? "0 ms" : In(Array.FindIndex(Units, unit => Math.Abs(time.Nanoseconds) >= unit.Nanoseconds), time);

    /// <summary>How all marks of an axis are written: in one unit, the largest that its step or its last mark is long for.</summary>
    public static Func<GuestTime, string> OfAxis(long step, GuestTime last)
    {
        var unit = Array.FindIndex(Units, unit => step >= unit.Nanoseconds || last.Nanoseconds / 2 >= unit.Nanoseconds);
        return time => In(unit, time);
    }

    private static string In(int unit, GuestTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(decimal)time.Nanoseconds / Units[unit].Nanoseconds:0.#########} {Units[unit].Name}");
}
