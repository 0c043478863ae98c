using System.Text.Json;
using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>
/// A trace in Chrome's JSON format ("Trace Event Format", Google), which Perfetto (ui.perfetto.dev) opens: a track a task, execution slices where
/// the guest told its schedule, else each job from release to end; releases and what was not a normal end as instants.
/// </summary>
public static class ChromeTrace
{
    /// <summary>The JSON text. Times are µs since the first release.</summary>
    public static string Write(Trace trace) => JsonSerializer.Serialize(new { displayTimeUnit = "ms", traceEvents = Events(trace) });

    private static IEnumerable<object> Events(Trace trace)
    {
        yield return new { name = "process_name", ph = "M", pid = 1, args = new { name = trace.Taskset.Name } };
        for (var task = 0; task < trace.Taskset.Tasks.Count; task++)
        {
            yield return new { name = "thread_name", ph = "M", pid = 1, tid = task + 1, args = new { name = trace.Taskset.Tasks[task].Name } };
            yield return new { name = "thread_sort_index", ph = "M", pid = 1, tid = task + 1, args = new { sort_index = task } };
        }
        foreach (var job in trace.Jobs)
        {
            yield return Instant(job.Task, job.Release, $"release {job.Index}");
            if (job.End is not { } end) continue;
            if (trace.Slices.Count == 0) yield return Span(trace, job.Task, job.Index, job.Release, end);
            if (job.Outcome is not EventKind.Exit) yield return Instant(job.Task, end, $"{job.Outcome!.Value.WireName()} {job.Index}");
        }
        foreach (var slice in trace.Slices) yield return Span(trace, slice.Task, slice.Job, slice.From, slice.To);
    }

    private static object Span(Trace trace, int task, int job, GuestTime from, GuestTime to) =>
        new { name = $"{trace.Taskset.Tasks[task].Name} {job}", ph = "X", pid = 1, tid = task + 1, ts = from.Nanoseconds / 1000.0, dur = (to - from).Nanoseconds / 1000.0 };

    private static object Instant(int task, GuestTime at, string name) => new { name, ph = "i", s = "t", pid = 1, tid = task + 1, ts = at.Nanoseconds / 1000.0 };
}
