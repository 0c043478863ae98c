using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>
/// A trace in Chrome's JSON format ("Trace Event Format", Google), which Perfetto (ui.perfetto.dev) opens: a track a task, execution slices where
/// the guest told its schedule, else each job from release to end; releases and what was not a normal end as instants.
/// </summary>
public static class ChromeTrace
{
    /// <summary>The JSON text. Times are µs since the first release.</summary>
    public static string Write(Trace trace) => Utf8Text.StringOf(to => Write(trace, to));

    /// <summary>Writes the JSON text as UTF-8. Times are µs since the first release.</summary>
    [MethodImpl(Utf8Text.Hot)]
    public static void Write(Trace trace, IBufferWriter<byte> to)
    {
        var json = new Utf8Text(to, JavaScriptEncoder.Default);
        var tasks = trace.Taskset.Tasks;
        json.Add($$$"""{"displayTimeUnit":"ms","traceEvents":[{"name":"process_name","ph":"M","pid":1,"args":{"name":"{{{trace.Taskset.Name}}}"}}""");
        for (var task = 0; task < tasks.Count; task++)
        {
            json.Add($$$""",{"name":"thread_name","ph":"M","pid":1,"tid":{{{task + 1}}},"args":{"name":"{{{tasks[task].Name}}}"}}""");
            json.Add($$$""",{"name":"thread_sort_index","ph":"M","pid":1,"tid":{{{task + 1}}},"args":{"sort_index":{{{task}}}}}""");
        }
        foreach (var job in trace.Jobs)
        {
            Instant(json, job.Task, job.Release, "release", job.Index);
            if (job.End is not { } end) continue;
            if (trace.Slices.Count == 0) Span(json, tasks[job.Task].Name, new(job.Task, job.Index, job.Release, end));
            if (job.Outcome is { } outcome and not EventKind.Exit) Instant(json, job.Task, end, outcome.WireName(), job.Index);
        }
        foreach (var slice in trace.Slices) Span(json, tasks[slice.Task].Name, slice);
        json.AddRaw("]}");
    }

    [MethodImpl(Utf8Text.Hot)]
    private static void Span(Utf8Text json, string task, Slice slice) =>
        json.Add($$$""",{"name":"{{{task}}} {{{slice.Job}}}","ph":"X","pid":1,"tid":{{{slice.Task + 1}}},"ts":{{{Microseconds(slice.From)}}},"dur":{{{Microseconds(slice.To - slice.From)}}}}""");

    [MethodImpl(Utf8Text.Hot)]
    private static void Instant(Utf8Text json, int task, GuestTime at, string name, int job) =>
        json.Add($$$""",{"name":"{{{name}}} {{{job}}}","ph":"i","s":"t","pid":1,"tid":{{{task + 1}}},"ts":{{{Microseconds(at)}}}}""");

    private static Utf8Text.Fraction Microseconds(GuestTime time) => new(time.Nanoseconds, 1_000);
}
