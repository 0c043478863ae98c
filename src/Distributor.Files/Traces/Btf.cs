using System.Globalization;
using System.Text;
using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>
/// A trace in the Best Trace Format (BTF 2.1, Eclipse APP4MC), which Trace Compass opens: CSV of time, source, its instance, type, target, its
/// instance, event. Times are ns since the first release. How jobs ended that did not return is in comments of the header: a process only terminates,
/// and Trace Compass reads no notes.
/// </summary>
public static class Btf
{
    private const string Core = "Core_0";

    /// <summary>Where jobs end that are killed off the processor: only a running process terminates, and the core has another.</summary>
    private const string Kernel = "Kernel";

    /// <summary>What comes first at one instant, so that the core has one process at most.</summary>
    private enum Order
    {
        Off,
        Activate,
        On,
    }

    /// <summary>The text. Without slices a job runs from its release to its end, also while another does.</summary>
    public static string Write(Trace trace)
    {
        var text = new StringBuilder("#version 2.1.3\n#creator Distributor.Experiments\n#timeScale ns\n");
        foreach (var job in trace.Jobs.Where(job => job.Outcome is not (null or EventKind.Exit)))
            text.Append(CultureInfo.InvariantCulture, $"# {Name(trace, job)} job {job.Index}: {job.Outcome!.Value.WireName()} at {(job.End ?? job.Release).Nanoseconds}\n");
        foreach (var (_, _, line) in Lines(trace).OrderBy(line => line.Time).ThenBy(line => line.Order)) text.Append(line);
        return text.ToString();
    }

    private static IEnumerable<(GuestTime Time, Order Order, string Line)> Lines(Trace trace)
    {
        var slices = trace.Slices.Where(slice => slice.To > slice.From).ToLookup(slice => (slice.Task, slice.Job));
        foreach (var job in trace.Jobs.Where(job => job.Outcome is not EventKind.NotScheduled))
        {
            var name = Name(trace, job);
            yield return (job.Release, Order.Activate, Line(job.Release, $"STI_{name}", job.Index, name, job.Index, "activate"));
            var mine = trace.Slices.Count == 0 && job.End is { } last ? [new(job.Task, job.Index, job.Release, last)] : slices[(job.Task, job.Index)].ToArray();
            for (var part = 0; part < mine.Length; part++)
            {
                var (from, to) = (mine[part].From, mine[part].To);
                yield return (from, Order.On, On(Core, from, part == 0 ? "start" : "resume"));
                yield return (to, Order.Off, On(Core, to, to == job.End && part == mine.Length - 1 ? "terminate" : "preempt"));
            }
            if (job.End is { } end && (mine.Length == 0 || mine[^1].To != end))
                yield return (end, Order.Off, On(Kernel, end, mine.Length == 0 ? "start" : "resume") + On(Kernel, end, "terminate"));

            string On(string core, GuestTime time, string what) => Line(time, core, 0, name, job.Index, what);
        }
    }

    // A comma would be another column.
    private static string Name(Trace trace, Job job) => trace.Taskset.Tasks[job.Task].Name.Replace(',', '_');

    private static string Line(GuestTime time, string source, int sourceInstance, string task, int instance, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Nanoseconds},{source},{sourceInstance},T,{task},{instance},{what}\n");
}
