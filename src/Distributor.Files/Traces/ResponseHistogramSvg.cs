using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>How often which response time was seen, a histogram a task. Jobs without a normal end have none, and are counted beside.</summary>
public static class ResponseHistogramSvg
{
    private const double Width = 1200, Row = 96, Plot = 60, Left = 200, Right = 24, Top = 40;
    private const int Bins = 60;

    private const string Style = """
        text{font:12px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:13px}.small{fill:#666;font-size:11px}.end{fill:#666;font-size:11px;text-anchor:end}
        .paper{fill:#fff}.bar{fill:#3b76b8}.late{fill:#c62f21}.base{stroke:#999}.deadline{stroke:#c62f21;stroke-dasharray:3 3}
        """;

    /// <summary>Draws the response times of all tasks.</summary>
    public static string Draw(Trace trace)
    {
        var tasks = trace.Taskset.Tasks;
        var svg = new Svg(Width, Top + Row * tasks.Count + 8);
        svg.Text(12, 20, $"{trace.Taskset.Name}: response times", "title");
        for (var task = 0; task < tasks.Count; task++) DrawTask(svg, trace, task, Top + Row * task);
        return svg.Document(Style);
    }

    private static void DrawTask(Svg svg, Trace trace, int task, double top)
    {
        var jobs = trace.Jobs.Where(job => job.Task == task).ToArray();
        var responses = jobs.Where(job => job.Outcome is EventKind.Exit).Select(job => job.ResponseTime!.Value).Order().ToArray();
        svg.Text(12, top + 20, trace.Taskset.Tasks[task].Name, "name");
        svg.Text(12, top + 38, $"{responses.Length} of {jobs.Length} jobs returned", "small");
        svg.Line(Left, top + Plot, Width - Right, top + Plot, "base");
        if (responses.Length == 0) return;
        svg.Text(12, top + 54, $"median {responses[responses.Length / 2]}", "small");
        var deadline = trace.Taskset.Tasks[task].Deadline;
        var most = Math.Max(1, Math.Max(responses[^1].Nanoseconds, deadline?.Nanoseconds ?? 0));
        double X(long nanoseconds) => Left + (Width - Right - Left) * nanoseconds / most;
        var counts = new int[Bins];
        foreach (var response in responses) counts[(int)Int128.Min(Bins - 1, (Int128)response.Nanoseconds * Bins / most)]++;
        for (var bin = 0; bin < Bins; bin++)
        {
            if (counts[bin] == 0) continue;
            // The square root keeps a single late job visible beside thousands in time.
            var height = Plot * Math.Sqrt((double)counts[bin] / counts.Max());
            var (from, to) = (new GuestTime(most / Bins * bin), new GuestTime(most / Bins * (bin + 1)));
            svg.Box(X(from.Nanoseconds), top + Plot - height, (Width - Right - Left) / Bins - 1, height, deadline is { } due && from >= due ? "late" : "bar", $"{counts[bin]} jobs from {from} to {to}");
        }
        if (deadline is { } at) svg.Line(X(at.Nanoseconds), top, X(at.Nanoseconds), top + Plot, "deadline");
        svg.Text(Left, top + Plot + 16, $"0; most {responses[^1]}", "small");
        svg.Text(Width - Right, top + Plot + 16, deadline is null ? new GuestTime(most).ToString() : $"deadline {deadline}", "end");
    }
}
