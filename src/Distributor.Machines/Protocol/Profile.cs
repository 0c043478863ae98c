using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Distributor.Model;

namespace Distributor.Machines.Protocol;

/// <summary>Reads the profiles in which guests send events.</summary>
public static class Profile
{
    /// <summary>
    /// The events of a profile, oldest first; their times are the guest's own. Empty profiles, profiles without events, and bytes after the
    /// end, all of which old guests send, carry none. Throws <see cref="ProtocolException"/> for what is no profile.
    /// </summary>
    public static IReadOnlyList<TraceEvent> Parse(string text)
    {
        const string end = "</profile>";
        var length = text.IndexOf(end, StringComparison.Ordinal);
        var xml = (length < 0 ? text : text[..(length + end.Length)]).Trim('\0', ' ', '\r', '\n', '\t');
        if (xml.Length == 0) return [];
        try
        {
            return [.. XElement.Parse(xml).Elements("events").Elements("event").Select(Read)];
        }
        catch (XmlException error)
        {
            throw new ProtocolException($"A profile is no XML ({error.Message}): {Shortened(text)}", error);
        }
    }

    private static TraceEvent Read(XElement happened)
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

    // Up to 2^53: a guest's clock in us lasts 285 years, and no product with 1,000 overflows.
    private static long? Number(XElement happened, string name) =>
        long.TryParse(happened.Attribute(name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < (name is "task-id" ? int.MaxValue : 1L << 43) ? number : null;

    private static string Shortened(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
