using System.Buffers;
using System.Runtime.CompilerServices;
using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>
/// A trace as a Gantt chart: a row a task; up arrows are releases, down arrows deadlines, full boxes execution (where the guest told its
/// schedule), pale ones from release to end; what missed is red, and a cross is a kill.
/// </summary>
public static class GanttSvg
{
    private const double Width = 1200, Row = 30, Bar = 14, Top = 64, Bottom = 32, Right = 40, CharacterWidth = 7;
    private const int LongestName = 40, LongestTitle = 72;

    /// <summary>Of higher charts the times are also above: the lower end is out of sight.</summary>
    private const int LowChart = 16;

    /// <summary>Between arrows that are closer nothing would be seen: there a release is a stroke, and only deadlines that were missed are drawn.</summary>
    private const double RoomOfAnArrow = 9;

    private const string Style = """
        .name{text-anchor:end}.mark{stroke:#333;fill:none;stroke-width:1.2}.cross{stroke:#8a1108;stroke-width:2;fill:none}.pending{fill:#d2e1f3}.runs{fill:#3b76b8}.pendingmiss{fill:#f6d4d0}.runsmiss{fill:#c62f21}
        """;

    private const string DarkStyle = """
        .mark{stroke:#c9c9c9}.cross{stroke:#ffc2ba}.pending{fill:#34557d}.runs{fill:#6aa5e6}.pendingmiss{fill:#64302b}.runsmiss{fill:#f0604f}
        """;

    /// <summary>Draws a trace, or a part of it.</summary>
    /// <param name="trace">What ran.</param>
    /// <param name="window">The part. Null: the one that can be read, all of it or where it fails; see <see cref="TraceWindow.Of"/>.</param>
    public static string Draw(Trace trace, TraceWindow? window = null) => Utf8Text.StringOf(to => Draw(trace, to, window));

    /// <summary>Draws a trace, or a part of it, as UTF-8; parameters otherwise as above.</summary>
    public static void Draw(Trace trace, IBufferWriter<byte> to, TraceWindow? window = null)
    {
        window ??= TraceWindow.Of(trace);
        var tasks = trace.Taskset.Tasks;
        var left = 20 + CharacterWidth * Math.Clamp(tasks.Max(task => task.Name.Length), 4, LongestName);
        var height = Top + Row * tasks.Count + Bottom;
        var svg = new Svg(to, Width, height, Style, DarkStyle);
        var axis = new TimeAxis(window, left, Width - Right);
        svg.Text(12, 18, Title(trace, window, axis), "title");
        DrawLegend(new(svg, 12, 35), trace);
        foreach (var tick in axis.Ticks())
        {
            svg.Line(axis.X(tick), Top - 6, axis.X(tick), height - Bottom, "grid");
            svg.Text(axis.X(tick), height - Bottom + 16, axis.Label(tick), "tick");
            if (tasks.Count > LowChart) svg.Text(axis.X(tick), Top - 10, axis.Label(tick), "tick");
        }
        for (var task = 0; task < tasks.Count; task++)
        {
            svg.Text(left - 8, Base(task) - 3, Svg.Cut(tasks[task].Name, LongestName), "name");
            svg.Line(left, Base(task), Width - Right, Base(task), "base");
        }
        foreach (var job in trace.Jobs) DrawPending(svg, axis, trace, job);
        DrawSchedule(svg, axis, trace);
        var spacing = JobSpacing.Of(trace);
        foreach (var job in trace.Jobs) DrawMarks(svg, axis, trace, job, isDense: axis.Width(spacing[job.Task]) < RoomOfAnArrow);
        svg.End();
    }

    private static double Base(int task) => Top + Row * (task + 1) - 6;

    private static void DrawLegend(GanttLegend legend, Trace trace)
    {
        var (runs, waits) = trace.Slices.Count > 0 ? ("runs", "ready, not running") : ("pending", "released and not ended");
        legend.Arrow(up: true, "release");
        legend.Arrow(up: false, "deadline");
        if (trace.Slices.Count > 0) legend.Box("runs", "on the processor");
        legend.Box("pending", waits);
        if (trace.Jobs.Any(trace.MissesDeadline)) legend.Box($"{runs}miss", "of a job that missed");
        if (trace.Jobs.Any(IsCrossed)) legend.Cross("killed or failed");
        if (trace.Jobs.Any(job => job.Outcome is EventKind.NotScheduled)) legend.Refusal("refused");
    }

    [MethodImpl(Utf8Text.Hot)]
    private static void DrawPending(Svg svg, TimeAxis axis, Trace trace, Job job)
    {
        if (job.End is not { } end || axis.Clip(job.Release, end) is not { } seen) return;
        var title = svg.BeginBox(axis.X(seen.From), Base(job.Task) - Bar, Math.Max(0.8, axis.X(seen.To) - axis.X(seen.From)), Bar,
            trace.MeetsDeadline(job) ? "pending" : "pendingmiss");
        title.Add($"{trace.Taskset.Tasks[job.Task].Name} job {job.Index}: released at {TimeLabel.Of(job.Release)}, {job.Outcome!.Value.WireName()} at {TimeLabel.Of(end)}, response time {TimeLabel.Of(end - job.Release)}");
        svg.EndBox();
    }

    [MethodImpl(Utf8Text.Hot)]
    private static void DrawSchedule(Svg svg, TimeAxis axis, Trace trace)
    {
        if (trace.Slices.Count == 0) return;
        var jobs = new SliceJobs(trace);
        foreach (var slice in trace.Slices)
        {
            if (axis.Clip(slice.From, slice.To) is not { } seen) continue;
            var title = svg.BeginBox(axis.X(seen.From), Base(slice.Task) - Bar, Math.Max(0.5, axis.X(seen.To) - axis.X(seen.From)), Bar,
                jobs.Find(slice) is { } job && !trace.MeetsDeadline(trace.Jobs[job]) ? "runsmiss" : "runs");
            title.Add($"{trace.Taskset.Tasks[slice.Task].Name} job {slice.Job} runs from {TimeLabel.Of(slice.From)} to {TimeLabel.Of(slice.To)}");
            svg.EndBox();
        }
    }

    [MethodImpl(Utf8Text.Hot)]
    private static void DrawMarks(Svg svg, TimeAxis axis, Trace trace, Job job, bool isDense)
    {
        var y = Base(job.Task);
        if (axis.Shows(job.Release))
        {
            if (isDense) svg.Line(axis.X(job.Release), y - Bar - 5, axis.X(job.Release), y - Bar, "mark");
            else GanttMarks.Arrow(svg, axis.X(job.Release), y, y - Bar - 7);
        }
        if (trace.Taskset.Tasks[job.Task].Deadline is { } deadline && axis.Shows(job.Release + deadline) && (!isDense || !trace.MeetsDeadline(job)))
            GanttMarks.Arrow(svg, axis.X(job.Release + deadline), y - Bar - 7, y);
        if (job.Outcome is EventKind.NotScheduled && axis.Shows(job.Release)) GanttMarks.Refusal(svg, axis.X(job.Release), y - Bar, y);
        if (IsCrossed(job) && axis.Shows(job.End!.Value)) GanttMarks.Cross(svg, axis.X(job.End.Value), y - Bar / 2);
    }

    private static bool IsCrossed(Job job) => job.End is not null && job.Outcome is not EventKind.Exit;

    private static string Title(Trace trace, TraceWindow window, TimeAxis axis)
    {
        var missed = trace.Jobs.Count(trace.MissesDeadline);
        var part = window.IsWhole ? "" : $", shown from {axis.Label(window.From)} to {axis.Label(window.To)}";
        return $"{Svg.Cut(trace.Taskset.Name, LongestTitle)}: {trace.Jobs.Count} {(trace.Jobs.Count == 1 ? "job" : "jobs")}, {missed} missed{part}";
    }
}
