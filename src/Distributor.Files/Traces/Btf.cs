using System.Globalization;
using System.Text;
using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>
/// A trace in the Best Trace Format (BTF 2.1, Eclipse APP4MC), which Trace Compass opens: CSV of time, source, its instance, type, target, its
/// instance, event, note. Times are ns since the first release.
/// </summary>
public static class Btf
{
    private const string Core = "Core_0";

    /// <summary>The text. Without slices a job is started at its release and terminated at its end.</summary>
    public static string Write(Trace trace)
    {
        var text = new StringBuilder("#version 2.1.0\n#creator Distributor.Experiments\n#timeScale ns\n");
        foreach (var (_, line) in Lines(trace).OrderBy(entry => entry.Time)) text.Append(line).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<(long Time, string Line)> Lines(Trace trace)
    {
        var slices = trace.Slices.ToLookup(slice => (slice.Task, slice.Job));
        foreach (var job in trace.Jobs)
        {
            var name = trace.Taskset.Tasks[job.Task].Name;
            yield return (job.Release.Nanoseconds, Line(job.Release, $"STI_{name}", job.Index, "T", name, job.Index, "activate"));
            if (job.End is not { } end) continue;
            var mine = slices[(job.Task, job.Index)].ToArray();
            if (mine.Length == 0) mine = [new(job.Task, job.Index, job.Release, end)];
            for (var part = 0; part < mine.Length; part++)
            {
                yield return (mine[part].From.Nanoseconds, Line(mine[part].From, Core, 0, "T", name, job.Index, part == 0 ? "start" : "resume"));
                var stop = part < mine.Length - 1 ? "preempt" : job.Outcome is EventKind.Exit ? "terminate" : "suspend";
                yield return (mine[part].To.Nanoseconds, Line(mine[part].To, Core, 0, "T", name, job.Index, stop));
            }
        }
    }

    private static string Line(GuestTime time, string source, int sourceInstance, string type, string target, int targetInstance, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Nanoseconds},{source},{sourceInstance},{type},{target},{targetInstance},{what}");
}
