using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>How often which response time was seen, a histogram a task. Jobs without a normal end have none, and are counted beside.</summary>
public static class ResponseHistogramSvg
{
    private const double Width = 1200, Row = 96, Plot = 60, Left = 220, Right = 24, Top = 40;
    private const int Bins = 60, LongestName = 26;

    private const string Style = """
        text{font:12px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:13px}.small{fill:#666;font-size:11px}.end{fill:#666;font-size:11px;text-anchor:end}.missed{fill:#c62f21;font-size:11px}
        .paper{fill:#fff}.bar{fill:#3b76b8}.late{fill:#c62f21}.base{stroke:#999}.deadline{stroke:#c62f21;stroke-dasharray:3 3}
        """;

    /// <summary>Draws the response times of all tasks.</summary>
    public static string Draw(Trace trace)
    {
        var tasks = trace.Taskset.Tasks;
        var svg = new Svg(Width, Top + Row * tasks.Count + 8);
        svg.Text(12, 20, $"{trace.Taskset.Name}: response times", "title");
        svg.Text(Width - Right, 20, "heights: square root of the number of jobs; dotted: deadline, red: later", "end");
        var jobs = trace.Jobs.ToLookup(job => job.Task);
        for (var task = 0; task < tasks.Count; task++) DrawTask(svg, tasks[task], [.. jobs[task]], Top + Row * task);
        return svg.Document(Style);
    }

    private static void DrawTask(Svg svg, RealTimeTask task, IReadOnlyList<Job> jobs, double top)
    {
        var responses = jobs.Where(job => job.Outcome is EventKind.Exit).Select(job => job.ResponseTime!.Value).Order().ToArray();
        svg.Text(12, top + 14, Svg.Cut(task.Name, LongestName), "name");
        svg.Text(12, top + 30, $"{responses.Length} of {jobs.Count} jobs returned", responses.Length < jobs.Count ? "missed" : "small");
        svg.Line(Left, top + Plot, Width - Right, top + Plot, "base");
        if (responses.Length == 0) return;
        svg.Text(12, top + 46, $"median {responses[responses.Length / 2]}", "small");
        svg.Text(12, top + 62, $"longest {responses[^1]}", "small");
        var most = Math.Max(1, Math.Max(responses[^1].Nanoseconds, task.Deadline?.Nanoseconds ?? 0));
        double X(long nanoseconds) => Left + (Width - Right - Left) * nanoseconds / most;
        DrawBars(svg, responses, most, task.Deadline, top + Plot);
        svg.Text(Left, top + Plot + 16, "0", "small");
        if (task.Deadline is not { } deadline)
        {
            svg.Text(Width - Right, top + Plot + 16, $"{responses[^1]}", "end");
            return;
        }
        svg.Line(X(deadline.Nanoseconds), top, X(deadline.Nanoseconds), top + Plot, "deadline");
        // Under its line, and never over the zero.
        svg.Text(Math.Max(Left + 120, X(deadline.Nanoseconds)), top + Plot + 16, $"deadline {deadline}", "end");
    }

    private static void DrawBars(Svg svg, GuestTime[] responses, long most, GuestTime? deadline, double bottom)
    {
        var width = (Width - Right - Left) / Bins;
        var counts = new int[Bins];
        foreach (var response in responses) counts[(int)Int128.Min(Bins - 1, (Int128)response.Nanoseconds * Bins / most)]++;
        var tallest = counts.Max();
        svg.Text(Left - 8, bottom - Plot + 10, $"{tallest}", "end");
        for (var bin = 0; bin < Bins; bin++)
        {
            if (counts[bin] == 0) continue;
            // The square root keeps a single late job visible beside thousands in time.
            var height = Plot * Math.Sqrt((double)counts[bin] / tallest);
            var (from, to) = (new GuestTime((long)((Int128)most * bin / Bins)), new GuestTime((long)((Int128)most * (bin + 1) / Bins)));
            svg.Box(Left + width * bin, bottom - height, width - 1, height, deadline is { } due && from >= due ? "late" : "bar", $"{counts[bin]} jobs from {from} to {to}");
        }
    }
}
