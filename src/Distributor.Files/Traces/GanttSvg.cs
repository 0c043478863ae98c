using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>
/// A trace as a Gantt chart: a row a task; up arrows are releases, down arrows deadlines, full boxes execution (where the guest told its
/// schedule), pale ones from release to end; what missed is red, and a cross is a kill.
/// </summary>
public static class GanttSvg
{
    private const double Width = 1200, Row = 30, Bar = 14, Top = 46, Bottom = 34, Right = 32, CharacterWidth = 7;
    private const int LongestName = 40;

    /// <summary>Of higher charts the times are also above: the lower end is out of sight.</summary>
    private const int LowChart = 16;

    private const string Misses = "red: missed, cross: killed";

    private const string Style = """
        text{font:12px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:13px}.tick{fill:#666;font-size:11px;text-anchor:middle}.legend{fill:#666;font-size:11px;text-anchor:end}.name{text-anchor:end}
        .paper{fill:#fff}.grid{stroke:#e6e6e6}.base{stroke:#999}.mark{stroke:#333;fill:none;stroke-width:1.2}
        .pending{fill:#d9e6f5}.runs{fill:#3b76b8}.pendingmiss{fill:#f6d4d0}.runsmiss{fill:#c62f21}.cross{stroke:#8a1108;stroke-width:2;fill:none}.refused{stroke:#8a1108;stroke-width:2}
        """;

    /// <summary>Draws the part of a trace that can be read: all of it, or where it fails; see <see cref="TraceWindow.Of"/>.</summary>
    public static string Draw(Trace trace) => Draw(trace, TraceWindow.Of(trace));

    /// <summary>Draws a part of a trace.</summary>
    public static string Draw(Trace trace, TraceWindow window)
    {
        var tasks = trace.Taskset.Tasks;
        var left = 20 + CharacterWidth * Math.Clamp(tasks.Max(task => task.Name.Length), 4, LongestName);
        var height = Top + Row * tasks.Count + Bottom;
        var svg = new Svg(Width, height);
        var axis = new TimeAxis(window, left, Width - Right);
        svg.Text(12, 20, Title(trace, window), "title");
        svg.Text(Width - Right, 20, trace.Slices.Count > 0 ? $"up: release, down: deadline; full: on the processor, pale: ready; {Misses}" : $"up: release, down: deadline; pale: released and not ended; {Misses}", "legend");
        foreach (var tick in axis.Ticks())
        {
            svg.Line(axis.X(tick), Top - 6, axis.X(tick), height - Bottom, "grid");
            svg.Text(axis.X(tick), height - Bottom + 18, tick.ToString(), "tick");
            if (tasks.Count > LowChart) svg.Text(axis.X(tick), Top - 10, tick.ToString(), "tick");
        }
        for (var task = 0; task < tasks.Count; task++)
        {
            svg.Text(left - 8, Base(task) - 3, Svg.Cut(tasks[task].Name, LongestName), "name");
            svg.Line(left, Base(task), Width - Right, Base(task), "base");
        }
        foreach (var job in trace.Jobs) DrawPending(svg, axis, trace, job);
        DrawSchedule(svg, axis, trace);
        foreach (var job in trace.Jobs) DrawMarks(svg, axis, trace, job);
        return svg.Document(Style);
    }

    private static double Base(int task) => Top + Row * (task + 1) - 6;

    private static void DrawPending(Svg svg, TimeAxis axis, Trace trace, Job job)
    {
        if (job.End is not { } end || axis.Clip(job.Release, end) is not { } seen) return;
        svg.Box(axis.X(seen.From), Base(job.Task) - Bar, Math.Max(0.8, axis.X(seen.To) - axis.X(seen.From)), Bar,
            trace.MeetsDeadline(job) ? "pending" : "pendingmiss", Describe(trace, job));
    }

    private static void DrawSchedule(Svg svg, TimeAxis axis, Trace trace)
    {
        if (trace.Slices.Count == 0) return;
        var missed = trace.Jobs.Where(job => !trace.MeetsDeadline(job)).Select(job => (job.Task, job.Index)).ToHashSet();
        foreach (var slice in trace.Slices)
        {
            if (axis.Clip(slice.From, slice.To) is not { } seen) continue;
            svg.Box(axis.X(seen.From), Base(slice.Task) - Bar, Math.Max(0.5, axis.X(seen.To) - axis.X(seen.From)), Bar,
                missed.Contains((slice.Task, slice.Job)) ? "runsmiss" : "runs", $"{trace.Taskset.Tasks[slice.Task].Name} job {slice.Job} runs from {slice.From} to {slice.To}");
        }
    }

    private static void DrawMarks(Svg svg, TimeAxis axis, Trace trace, Job job)
    {
        var y = Base(job.Task);
        if (axis.Shows(job.Release)) Arrow(svg, axis.X(job.Release), y, y - Bar - 7);
        if (trace.Taskset.Tasks[job.Task].Deadline is { } deadline && axis.Shows(job.Release + deadline))
            Arrow(svg, axis.X(job.Release + deadline), y - Bar - 7, y);
        if (job.Outcome is EventKind.NotScheduled && axis.Shows(job.Release))
            svg.Line(axis.X(job.Release), y - Bar, axis.X(job.Release) + 8, y, "refused");
        if (job.End is { } end && job.Outcome is not EventKind.Exit && axis.Shows(end)) Cross(svg, axis.X(end), y - Bar / 2);
    }

    private static void Arrow(Svg svg, double x, double from, double to)
    {
        var back = to < from ? 4 : -4;
        svg.Path($"{Svg.Point('M', x, from)}{Svg.Point('L', x, to)}{Svg.Point('M', x - 2.5, to + back)}{Svg.Point('L', x, to)}{Svg.Point('L', x + 2.5, to + back)}", "mark");
    }

    private static void Cross(Svg svg, double x, double y) =>
        svg.Path($"{Svg.Point('M', x - 4, y - 4)}{Svg.Point('L', x + 4, y + 4)}{Svg.Point('M', x - 4, y + 4)}{Svg.Point('L', x + 4, y - 4)}", "cross");

    private static string Title(Trace trace, TraceWindow window)
    {
        var missed = trace.Jobs.Count(job => job.Outcome is not null && !trace.MeetsDeadline(job));
        var part = window.IsWhole ? "" : $", shown from {window.From} to {window.To}";
        return $"{trace.Taskset.Name}: {trace.Jobs.Count} jobs, {missed} missed{part}";
    }

    private static string Describe(Trace trace, Job job) =>
        $"{trace.Taskset.Tasks[job.Task].Name} job {job.Index}: released at {job.Release}, {job.Outcome!.Value.WireName()} at {job.End}, response time {job.ResponseTime}";
}
