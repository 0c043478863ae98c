using System.Buffers;
using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>How often which response time was seen, a histogram a task. Jobs without a normal end have none, and are counted beside.</summary>
public static class ResponseHistogramSvg
{
    private const double Width = 1200, Row = 92, Plot = 56, Left = 220, Right = 40, Top = 60, Line = 14;
    private const int Bins = 60, LongestName = 26, LongestTitle = 104;

    /// <summary>A deadline that is farther than so many longest responses would press all bars into a corner; it is told, and not drawn.</summary>
    private const int Farthest = 5;

    private const string Style = ".missed{fill:#c62f21;font-size:11px}.bar{fill:#3b76b8}.late{fill:#c62f21}.deadline{stroke:#c62f21;stroke-dasharray:3 3}";
    private const string DarkStyle = ".missed{fill:#ff8a7a}.bar{fill:#6aa5e6}.late{fill:#f0604f}.deadline{stroke:#f0604f}";

    /// <summary>Draws the response times of all tasks.</summary>
    public static string Draw(Trace trace) => Utf8Text.StringOf(to => Draw(trace, to));

    /// <summary>Draws the response times of all tasks, as UTF-8.</summary>
    public static void Draw(Trace trace, IBufferWriter<byte> to)
    {
        var tasks = trace.Taskset.Tasks;
        var svg = new Svg(to, Width, Top + Row * tasks.Count, Style, DarkStyle);
        svg.Text(12, 20, $"{Svg.Cut(trace.Taskset.Name, LongestTitle)}: response times", "title");
        svg.Text(12, 39, "Each task has a scale of its own. Heights: square root of the number of jobs, the highest has its number; dashed: deadline, red: with jobs that were later.", "small");
        var jobs = trace.Jobs.ToLookup(job => job.Task);
        for (var task = 0; task < tasks.Count; task++) DrawTask(svg, tasks[task], [.. jobs[task]], Top + Row * task);
        svg.End();
    }

    private static void DrawTask(Svg svg, RealTimeTask task, IReadOnlyList<Job> jobs, double top)
    {
        var responses = jobs.Where(job => job.Outcome is EventKind.Exit).Select(job => job.ResponseTime!.Value).Order().ToArray();
        var line = top + 11;
        svg.Text(12, line, Svg.Cut(task.Name, LongestName), "name");
        svg.Text(12, line += Line, $"{responses.Length} of {jobs.Count} jobs returned", responses.Length < jobs.Count ? "missed" : "small");
        if (responses.Length > 0)
        {
            svg.Text(12, line += Line, $"median {TimeLabel.Of(responses[responses.Length / 2])}", "small");
            svg.Text(12, line += Line, $"longest {TimeLabel.Of(responses[^1])}", responses[^1] > (task.Deadline ?? GuestTime.MaxValue) ? "missed" : "small");
        }
        if (task.Deadline is { } due) svg.Text(12, line + Line, $"deadline {TimeLabel.Of(due)}", "small");
        svg.Line(Left, top + Plot, Width - Right, top + Plot, "base");
        if (responses.Length > 0) DrawBars(svg, responses, task.Deadline, top, top + Plot);
    }

    private static void DrawBars(Svg svg, GuestTime[] responses, GuestTime? deadline, double top, double bottom)
    {
        var most = Scale(responses[^1].Nanoseconds, deadline?.Nanoseconds ?? 0);
        var axis = new TimeAxis(new(GuestTime.Zero, new(most), IsWhole: true), Left, Width - Right);
        foreach (var tick in axis.Ticks())
        {
            svg.Line(axis.X(tick), bottom, axis.X(tick), bottom + 4, "base");
            svg.Text(axis.X(tick), bottom + 16, axis.Label(tick), "tick");
        }
        var bins = responses.GroupBy(response => (int)Int128.Min(Bins - 1, (Int128)response.Nanoseconds * Bins / most)).ToDictionary(bin => bin.Key, bin => bin.ToArray());
        var tallest = bins.Values.Max(bin => bin.Length);
        svg.Text(Left - 8, top + 9, $"{tallest}", "end");
        foreach (var (bin, inside) in bins)
        {
            // The square root keeps a single late job visible beside thousands in time.
            var height = (bottom - top) * Math.Sqrt((double)inside.Length / tallest);
            var (from, to) = (new GuestTime((long)((Int128)most * bin / Bins)), new GuestTime((long)((Int128)most * (bin + 1) / Bins)));
            var title = svg.BeginBox(axis.X(from), bottom - height, axis.X(to) - axis.X(from) - 1, height, inside[^1] > (deadline ?? GuestTime.MaxValue) ? "late" : "bar");
            title.Add($"{inside.Length} {(inside.Length == 1 ? "job" : "jobs")} from {TimeLabel.Of(from)} to {TimeLabel.Of(to)}");
            svg.EndBox();
        }
        if (deadline is { } due && axis.Shows(due)) svg.Line(axis.X(due), top, axis.X(due), bottom, "deadline");
    }

    // To the deadline, or to the longest response where that is later, or where the deadline is far.
    private static long Scale(long longest, long deadline)
    {
        if (deadline / Farthest <= longest) return Math.Max(1, Math.Max(longest, deadline));
        var step = TimeAxis.StepOf(Math.Max(1, longest));
        return Math.Min(deadline, (longest / step + 1) * step);
    }
}
