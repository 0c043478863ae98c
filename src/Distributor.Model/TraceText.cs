using System.Globalization;
using System.Text;

namespace Distributor.Model;

/// <summary>A trace's canonical text: for people, snapshots and hashes. Two equal traces have equal texts, on every host.</summary>
public static class TraceText
{
    /// <summary>
    /// One line an event: the time in µs since the first release, the event, the task's name. Lines end in LF.
    /// </summary>
    public static string ToCanonicalText(this Trace trace)
    {
        var text = new StringBuilder();
        foreach (var (kind, task, time) in trace.Events)
            text.Append(CultureInfo.InvariantCulture, $"{time.Microseconds,10} {kind.WireName(),-13} {trace.Taskset.Tasks[task].Name}\n");
        return text.ToString();
    }

    /// <summary>The order and outcome of events without their times: one line an event, its name and the task's. Lines end in LF.</summary>
    public static string ToEventText(this Trace trace)
    {
        var text = new StringBuilder();
        foreach (var (kind, task, _) in trace.Events) text.Append(CultureInfo.InvariantCulture, $"{kind.WireName(),-13} {trace.Taskset.Tasks[task].Name}\n");
        return text.ToString();
    }
}
