using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Distributor.Model;

namespace Distributor.Machines.Protocol;

/// <summary>A taskset as guests read it: XML in ASCII, without a declaration.</summary>
public static class TasksetDescription
{
    /// <summary>The priority that tells a guest to schedule a task by its deadline.</summary>
    private const int EarliestDeadlineFirst = 128;

    private static readonly GuestTime Millisecond = GuestTime.FromMilliseconds(1);

    /// <summary>The description's bytes. Characters beyond ASCII become character references.</summary>
    public static byte[] Encode(Taskset taskset) => Ascii(new("taskset",
        taskset.Tasks.Select((task, id) => Describe(id, task, taskset.Policy)),
        // Beside the tasks, where guests that know neither look past them.
        taskset.Duration is { } duration ? new XElement("duration-us", duration.Microseconds) : null,
        taskset.TraceDetail is TraceDetail.Schedule ? new XElement("trace", "schedule") : null));

    /// <summary>
    /// What OPTIMIZE carries: <c>&lt;session&gt;&lt;name&gt;value&lt;/name&gt;…&lt;/session&gt;</c>. Null when the taskset's session has no
    /// parameters: OPTIMIZE is not sent then, since not every guest knows it.
    /// </summary>
    public static byte[]? EncodeSession(SessionParameters session) => session.IsEmpty
        ? null
        : Ascii(new("session", session.Values.Select(parameter => new XElement(parameter.Key, parameter.Value))));

    private static byte[] Ascii(XElement xml)
    {
        var text = new StringBuilder();
        foreach (var rune in xml.ToString(SaveOptions.DisableFormatting).EnumerateRunes())
            _ = rune.IsAscii ? text.Append((char)rune.Value) : text.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static XElement Describe(int id, RealTimeTask task, SchedulingPolicy policy)
    {
        var byDeadline = policy is SchedulingPolicy.EarliestDeadlineFirst;
        return new("periodictask",
            new XElement("id", id),
            // Rounded up: admission control may not believe in less than a job needs.
            new XElement("executiontime", ((task.Wcet ?? GuestTime.Zero).Microseconds + 999) / 1000),
            Time("criticaltime", task.CriticalTime ?? GuestTime.Zero),
            new XElement("priority", byDeadline ? EarliestDeadlineFirst : task.Priority),
            Time("deadline", byDeadline ? task.Deadline ?? GuestTime.Zero : GuestTime.Zero),
            Time("period", task.Period),
            Time("offset", task.Offset),
            new XElement("numberofjobs", task.Jobs),
            new XElement("quota", task.QuotaBytes),
            new XElement("caps", task.Caps),
            new XElement("pkg", task.Program),
            new XElement("config", task.Argument is { } argument ? new XElement("arg1", argument) : null));
    }

    // A guest of ours takes the finer element; one that knows only ms reads the first.
    private static IEnumerable<XElement> Time(string name, GuestTime time)
    {
        yield return new(name, time.Microseconds / 1000);
        if (!time.IsWhole(Millisecond)) yield return new($"{name}-us", time.Microseconds);
    }
}
