using System.Buffers;
using System.Runtime.CompilerServices;
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
    public static string Write(Trace trace) => Utf8Text.StringOf(to => Write(trace, to));

    /// <summary>Writes the text as UTF-8, otherwise as above.</summary>
    [MethodImpl(Utf8Text.Hot)]
    public static void Write(Trace trace, IBufferWriter<byte> to)
    {
        var text = new Utf8Text(to, encoder: null);
        // A comma would be another column.
        string[] names = [.. trace.Taskset.Tasks.Select(task => task.Name.Replace(',', '_'))];
        text.AddRaw("#version 2.1.3\n#creator Distributor.Experiments\n#timeScale ns\n");
        foreach (var job in trace.Jobs)
            if (job.Outcome is { } outcome and not EventKind.Exit) text.Add($"# {names[job.Task]} job {job.Index}: {outcome.WireName()} at {(job.End ?? job.Release).Nanoseconds}\n");
        foreach (var line in Lines(trace))
        {
            var (name, index) = (names[trace.Jobs[line.Job].Task], trace.Jobs[line.Job].Index);
            if (line.Order is Order.Activate) text.Add($"{line.Time.Nanoseconds},STI_{name},{index},T,{name},{index},{line.What}\n");
            else text.Add($"{line.Time.Nanoseconds},{line.Source},0,T,{name},{index},{line.What}\n");
            if (line.Source == Kernel) text.Add($"{line.Time.Nanoseconds},{Kernel},0,T,{name},{index},terminate\n");
        }
    }

    // In their order in the file.
    [MethodImpl(Utf8Text.Hot)]
    private static List<Line> Lines(Trace trace)
    {
        var lines = new List<Line>(trace.Jobs.Count + 2 * trace.Slices.Count);
        var jobs = new SliceJobs(trace);
        // Of each job, so far.
        var last = new Slice?[trace.Jobs.Count];
        foreach (var slice in SlicesOf(trace))
        {
            if (jobs.Find(slice) is not { } job || slice.To <= slice.From || trace.Jobs[job].Outcome is EventKind.NotScheduled) continue;
            lines.Add(new(slice.From, Order.On, job, Core, last[job] is null ? "start" : "resume"));
            lines.Add(new(slice.To, Order.Off, job, Core, slice.To == trace.Jobs[job].End ? "terminate" : "preempt"));
            last[job] = slice;
        }
        for (var place = 0; place < trace.Jobs.Count; place++)
        {
            var job = trace.Jobs[place];
            if (job.Outcome is EventKind.NotScheduled) continue;
            lines.Add(new(job.Release, Order.Activate, place, "", "activate"));
            if (job.End is not { } end || last[place]?.To == end) continue;
            lines.Add(new(end, Order.Off, place, Kernel, last[place] is null ? "start" : "resume"));
        }
        lines.Sort(Line.Compare);
        return lines;
    }

    private static IEnumerable<Slice> SlicesOf(Trace trace) => trace.Slices.Count > 0 ? trace.Slices
        : trace.Jobs.Where(job => job.End is not null).Select(job => new Slice(job.Task, job.Index, job.Release, job.End!.Value));

    /// <summary>A line, or two where a job goes to the kernel to end.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Order">Among those of one instant.</param>
    /// <param name="Job">The job's place in the trace; the last order.</param>
    /// <param name="Source">Where the job is; of an activation nothing.</param>
    /// <param name="What">What happens to the job.</param>
    private readonly record struct Line(GuestTime Time, Order Order, int Job, string Source, string What)
    {
        [MethodImpl(Utf8Text.Hot)]
        public static int Compare(Line left, Line right) =>
            left.Time != right.Time ? left.Time.CompareTo(right.Time) : left.Order != right.Order ? left.Order - right.Order : left.Job - right.Job;
    }
}
