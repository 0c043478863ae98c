using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Distributor.Model;

namespace Distributor.Machines.Protocol;

/// <summary>What a guest sends unasked. Times are on the guest's own clock.</summary>
/// <param name="Events">Oldest first.</param>
/// <param name="Slices">Of the schedule, oldest first; only from a guest that was asked for them.</param>
public sealed record Profile(IReadOnlyList<TraceEvent> Events, IReadOnlyList<Slice> Slices)
{
    private static readonly Profile Empty = new([], []);

    /// <summary>
    /// Reads a profile. Empty ones, some without events, and bytes after the end, all of which old guests send, carry nothing. Throws
    /// <see cref="ProtocolException"/> for what is no profile.
    /// </summary>
    public static Profile Parse(string text)
    {
        const string end = "</profile>";
        var length = text.IndexOf(end, StringComparison.Ordinal);
        var xml = (length < 0 ? text : text[..(length + end.Length)]).Trim('\0', ' ', '\r', '\n', '\t');
        if (xml.Length == 0) return Empty;
        try
        {
            var profile = XElement.Parse(xml);
            return new([.. profile.Elements("events").Elements("event").Select(ReadEvent)], [.. profile.Elements("schedule").Elements("slice").Select(ReadSlice)]);
        }
        catch (XmlException error)
        {
            throw new ProtocolException($"A profile is no XML ({error.Message}): {Shortened(text)}", error);
        }
    }

    private static Slice ReadSlice(XElement slice) =>
        Number(slice, "task-id") is { } task && Number(slice, "job") is { } job && Number(slice, "from-us") is { } from && Number(slice, "to-us") is { } to
            ? new((int)task, (int)job, GuestTime.FromMicroseconds(from), GuestTime.FromMicroseconds(to))
            : throw new ProtocolException($"A slice lacks task-id, job, from-us or to-us: {Shortened(slice.ToString())}");

    private static TraceEvent ReadEvent(XElement happened)
    {
        if (happened.Attribute("type")?.Value is not { } type || Number(happened, "task-id") is not { } task || Time(happened) is not { } time)
            throw new ProtocolException($"An event lacks type, task-id or time-stamp: {Shortened(happened.ToString())}");
        // A kind that only a newer guest knows says nothing that we judge by.
        return new(EventKinds.TryParse(type, out var kind) ? kind : EventKind.External, (int)task, time);
    }

    private static GuestTime? Time(XElement happened) =>
        Number(happened, "time-us") is { } us ? GuestTime.FromMicroseconds(us)
        : Number(happened, "time-stamp") is { } ms ? GuestTime.FromMilliseconds(ms)
        : null;

    // Up to 2^43 us, which is 101 days, or ms: no product with 1,000,000 overflows.
    private static long? Number(XElement happened, string name) =>
        long.TryParse(happened.Attribute(name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < (name is "task-id" or "job" ? int.MaxValue : 1L << 43) ? number : null;

    private static string Shortened(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
