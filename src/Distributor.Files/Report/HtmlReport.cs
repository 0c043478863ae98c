using System.Globalization;
using System.Net;
using System.Text;
using Distributor.Files.Traces;
using Distributor.Model;

namespace Distributor.Files.Report;

/// <summary>
/// All runs as one HTML page that needs nothing else: a row a taskset with verdict, response times, attempts and chart; rows can be filtered
/// and sorted. Works from disk, without a network.
/// </summary>
public static class HtmlReport
{
    /// <summary>Characters of all charts together: what does not hold comes first, and what has none says so.</summary>
    private const int MostChartText = 24_000_000;

    private static readonly Lazy<string> Page = new(() =>
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.html")!);
        return reader.ReadToEnd();
    });

    /// <summary>The page.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="entries">The runs, in their order on the page.</param>
    /// <param name="leftOut">How many more runs there were. Default: none.</param>
    public static string Write(string title, IReadOnlyList<ReportEntry> entries, int leftOut = 0)
    {
        var charts = Charts(entries);
        var rows = new StringBuilder();
        foreach (var entry in entries) Row(rows, entry, charts);
        var failed = entries.Count(entry => entry.Failures.Count > 0);
        var more = leftOut > 0 ? $"; {leftOut} more {(leftOut == 1 ? "is" : "are")} in results.jsonl alone" : "";
        return Page.Value.Replace("{{title}}", Encode(title), StringComparison.Ordinal)
            .Replace("{{summary}}", Encode($"{entries.Count} {(entries.Count == 1 ? "run" : "runs")}, {failed} with expectations that did not hold: {Verdicts(entries)}{more}"), StringComparison.Ordinal)
            .Replace("{{rows}}", rows.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<ReportEntry, string> Charts(IReadOnlyList<ReportEntry> entries)
    {
        var charts = new Dictionary<ReportEntry, string>(ReferenceEqualityComparer.Instance);
        var left = MostChartText;
        foreach (var entry in entries.Where(entry => entry.Trace is not null).OrderBy(entry => entry.Failures.Count == 0))
        {
            var chart = GanttSvg.Draw(entry.Trace!);
            left -= chart.Length;
            if (left < 0) break;
            charts[entry] = chart;
        }
        return charts;
    }

    private static void Row(StringBuilder rows, ReportEntry entry, Dictionary<ReportEntry, string> charts)
    {
        var (holds, mark) = entry.Failures.Count > 0 ? ("no", "✗") : entry.Suspect is not null ? ("unknown", "?") : ("yes", "✓");
        var place = entry.Taskset.Location?.ToString() ?? "";
        rows.Append(CultureInfo.InvariantCulture, $"""
            <tbody data-holds="{holds}" data-place="{Encode(place)}"><tr tabindex="0" aria-expanded="false"><td>{mark}</td><td title="{Encode(place)}">{Encode(entry.Taskset.Name)}</td>
            <td>{entry.Verdict}</td><td class="number" data-sort="{Worst(entry)}">{Encode(WorstText(entry))}</td><td class="number">{entry.Attempts.Count}</td><td class="number" data-sort="{entry.Took.TotalMilliseconds:0.0}">{entry.Took.TotalMilliseconds:0} ms</td></tr>
            <script type="text/plain">{Details(entry, charts.GetValueOrDefault(entry), place)}</script></tbody>

            """);
    }

    // All text in it is encoded, so that nothing in it ends the script that holds it.
    private static string Details(ReportEntry entry, string? chart, string place)
    {
        var details = new StringBuilder();
        if (place.Length > 0) Add("div class=\"place\"", place);
        foreach (var failure in entry.Failures) Add("pre class=\"failure\"", failure);
        if (entry.Suspect is { } reason) Add("pre", reason);
        if (entry.Console.Length > 0) Add("pre", $"The console's last lines:\n{entry.Console}");
        foreach (var remark in entry.Remarks) Add("pre", remark);
        if (entry.Attempts.Count > 1) Add("pre", string.Join('\n', entry.Attempts));
        if (entry.Files.Count > 0)
            details.Append("<div>").AppendJoin(' ', entry.Files.Select(file => $"<a href=\"{Encode(string.Join('/', file.Split('/').Select(Uri.EscapeDataString)))}\">{Encode(Path.GetFileName(file))}</a>")).Append("</div>");
        if (entry.Trace is not { } trace) return details.ToString();
        details.Append(ResponseTable(trace));
        return details.Append(chart is null ? "<div class=\"none\">No chart here: with those of so many runs the page would be too large for a browser." : $"<div class=\"chart\">{chart}").Append("</div>").ToString();

        void Add(string element, string text) => details.Append(CultureInfo.InvariantCulture, $"<{element}>{Encode(text)}</{element.Split(' ')[0]}>");
    }

    // The largest share of a deadline that a job used; a job that did not return used more than any.
    private static double Worst(ReportEntry entry) => entry.Trace is not { } trace ? double.MaxValue : trace.Jobs
        .Select(job => job.Outcome is not EventKind.Exit ? 1e9
            : trace.Taskset.Tasks[job.Task].Deadline is { Nanoseconds: > 0 } deadline ? (double)job.ResponseTime!.Value.Nanoseconds / deadline.Nanoseconds : 0)
        .DefaultIfEmpty().Max();

    private static string WorstText(ReportEntry entry) => Worst(entry) switch
    {
        double.MaxValue => "",
        >= 1e9 => "not returned",
        var share => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %"),
    };

    private static string ResponseTable(Trace trace)
    {
        var table = new StringBuilder("<div class=\"wide\"><table class=\"responses\"><tr><th>task</th><th>jobs</th><th>returned</th><th>median response</th><th>longest</th><th>deadline</th></tr>");
        var byTask = trace.Jobs.ToLookup(job => job.Task);
        for (var task = 0; task < trace.Taskset.Tasks.Count; task++)
        {
            var responses = byTask[task].Where(job => job.Outcome is EventKind.Exit).Select(job => job.ResponseTime!.Value).Order().ToArray();
            var (median, longest) = responses.Length == 0 ? ("", "") : (TimeLabel.Of(responses[responses.Length / 2]), TimeLabel.Of(responses[^1]));
            table.Append(CultureInfo.InvariantCulture, $"<tr><td>{Encode(trace.Taskset.Tasks[task].Name)}</td><td>{byTask[task].Count()}</td><td>{responses.Length}</td><td>{median}</td><td>{longest}</td><td>{(trace.Taskset.Tasks[task].Deadline is { } deadline ? TimeLabel.Of(deadline) : "")}</td></tr>");
        }
        return table.Append("</table></div>").ToString();
    }

    private static string Verdicts(IReadOnlyList<ReportEntry> entries) => string.Join(", ", entries
        .GroupBy(entry => entry.Verdict).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
