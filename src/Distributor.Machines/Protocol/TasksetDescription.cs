using System.Globalization;
using System.Text;
using System.Xml;
using Distributor.Model;

namespace Distributor.Machines.Protocol;

/// <summary>A taskset as guests read it: XML in ASCII, without a declaration.</summary>
public static class TasksetDescription
{
    /// <summary>The priority that tells a guest to schedule a task by its deadline.</summary>
    private const int EarliestDeadlineFirst = 128;

    private static readonly GuestTime Millisecond = GuestTime.FromMilliseconds(1);

    /// <summary>The description's bytes. Characters beyond ASCII become character references. Throws <see cref="XmlException"/> for what XML cannot hold.</summary>
    public static byte[] Encode(Taskset taskset)
    {
        var xml = new StringBuilder("<taskset>");
        for (var id = 0; id < taskset.Tasks.Count; id++) Describe(xml, id, taskset.Tasks[id], taskset.Policy);
        // Beside the tasks, where guests that know neither look past them.
        if (taskset.Duration is { } duration) Add(xml, "duration-us", duration.Microseconds);
        if (taskset.TraceDetail is TraceDetail.Schedule) Add(xml, "trace", "schedule");
        return Ascii(xml.Append("</taskset>"));
    }

    /// <summary>
    /// What OPTIMIZE carries: <c>&lt;session&gt;&lt;name&gt;value&lt;/name&gt;…&lt;/session&gt;</c>. Null when the taskset's session has no
    /// parameters: OPTIMIZE is not sent then, since not every guest knows it.
    /// </summary>
    public static byte[]? EncodeSession(SessionParameters session)
    {
        if (session.IsEmpty) return null;
        var xml = new StringBuilder("<session>");
        foreach (var (name, value) in session.Values) Add(xml, name, value);
        return Ascii(xml.Append("</session>"));
    }

    private static byte[] Ascii(StringBuilder xml) => Encoding.ASCII.GetBytes(xml.ToString());

    private static void Describe(StringBuilder xml, int id, RealTimeTask task, SchedulingPolicy policy)
    {
        var byDeadline = policy is SchedulingPolicy.EarliestDeadlineFirst;
        xml.Append("<periodictask>");
        Add(xml, "id", id);
        // Rounded up: admission control may not believe in less than a job needs.
        Add(xml, "executiontime", ((task.Wcet ?? GuestTime.Zero).Microseconds + 999) / 1000);
        AddTime(xml, "criticaltime", task.CriticalTime ?? GuestTime.Zero);
        Add(xml, "priority", byDeadline ? EarliestDeadlineFirst : task.Priority);
        AddTime(xml, "deadline", byDeadline ? task.Deadline ?? GuestTime.Zero : GuestTime.Zero);
        AddTime(xml, "period", task.Period);
        AddTime(xml, "offset", task.Offset);
        Add(xml, "numberofjobs", task.Jobs);
        Add(xml, "quota", task.QuotaBytes);
        Add(xml, "caps", task.Caps);
        Add(xml, "pkg", task.Program);
        if (task.Argument is { } argument) Add(xml.Append("<config>"), "arg1", argument).Append("</config>");
        else xml.Append("<config />");
        xml.Append("</periodictask>");
    }

    // A guest of ours takes the finer element; one that knows only ms reads the first.
    private static void AddTime(StringBuilder xml, string name, GuestTime time)
    {
        Add(xml, name, time.Microseconds / 1000);
        if (!time.IsWhole(Millisecond)) Add(xml, $"{name}-us", time.Microseconds);
    }

    private static StringBuilder Add(StringBuilder xml, string name, long value) => xml.Append(CultureInfo.InvariantCulture, $"<{name}>{value}</{name}>");

    private static StringBuilder Add(StringBuilder xml, string name, string value)
    {
        xml.Append('<').Append(name).Append('>');
        foreach (var rune in XmlConvert.VerifyXmlChars(value).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                // A bare carriage return would be read as a new line.
                < 128 and not '\r' => xml.Append((char)rune.Value),
                _ => xml.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};"),
            };
        }
        return xml.Append("</").Append(name).Append('>');
    }
}
