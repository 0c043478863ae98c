using System.Buffers;
using System.Globalization;
using Distributor.Files.Traces;
using Distributor.Model;

namespace Distributor.Files.Report;

/// <summary>
/// All runs as one HTML page that needs nothing else: a row a taskset with verdict, response times, attempts and chart; rows can be filtered
/// and sorted. Works from disk, without a network.
/// </summary>
public static class HtmlReport
{
    /// <summary>Bytes of all charts together: what does not hold comes first, and what has none says so.</summary>
    private const int MostChartText = 24_000_000;

    /// <summary>More than any share of a deadline, to sort by.</summary>
    private const double NotReturned = 1e9, NotRun = 2e9;

    private static readonly Lazy<string> Page = new(() =>
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream("report.html")!);
        return reader.ReadToEnd();
    });

    /// <summary>Writes the page, as UTF-8. Throws what writing to the stream throws.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="entries">The runs, in their order on the page.</param>
    /// <param name="leftOut">How many more runs there were. Default: none.</param>
    public static void Write(Stream to, string title, IReadOnlyList<ReportEntry> entries, int leftOut = 0)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var page = new Utf8Text(buffer, Utf8Text.Markup);
        var failed = entries.Count(entry => entry.Failures.Count > 0);
        var more = leftOut > 0 ? $"; {leftOut} more {(leftOut == 1 ? "is" : "are")} in results.jsonl alone" : "";
        var summary = $"{entries.Count} {(entries.Count == 1 ? "run" : "runs")}, {failed} with expectations that did not hold: {Verdicts(entries)}{more}";
        var frame = Page.Value.Split("{{rows}}");
        page.AddRaw(frame[0].Replace("{{title}}", Utf8Text.Markup.Encode(title), StringComparison.Ordinal).Replace("{{summary}}", Utf8Text.Markup.Encode(summary), StringComparison.Ordinal));
        var charts = Charts(entries);
        foreach (var entry in entries)
        {
            Row(page, entry, charts.GetValueOrDefault(entry));
            Flush();
        }
        page.AddRaw(frame[1]);
        Flush();

        void Flush()
        {
            to.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
    }

    private static Dictionary<ReportEntry, byte[]> Charts(IReadOnlyList<ReportEntry> entries)
    {
        var charts = new Dictionary<ReportEntry, byte[]>(ReferenceEqualityComparer.Instance);
        var buffer = new ArrayBufferWriter<byte>();
        var left = MostChartText;
        foreach (var entry in entries.Where(entry => entry.Trace is not null).OrderBy(entry => entry.Failures.Count == 0))
        {
            buffer.ResetWrittenCount();
            GanttSvg.Draw(entry.Trace!, buffer);
            left -= buffer.WrittenCount;
            if (left < 0) break;
            charts[entry] = buffer.WrittenSpan.ToArray();
        }
        return charts;
    }

    private static void Row(Utf8Text page, ReportEntry entry, byte[]? chart)
    {
        var (holds, mark) = entry.Failures.Count > 0 ? ("no", "✗") : entry.Suspect is not null ? ("unknown", "?") : ("yes", "✓");
        var place = entry.Taskset.Location?.ToString() ?? "";
        var worst = Worst(entry);
        var took = entry.Took.TotalMilliseconds;
        page.Add($"""<tbody data-holds="{holds}" data-place="{place}"><tr tabindex="0" aria-expanded="false"><td>{mark}</td><td title="{place}">{entry.Taskset.Name}</td>""");
        page.Add($"""<td>{entry.Verdict}</td><td class="number" data-sort="{worst * 100}">{WorstText(worst)}</td><td class="number">{entry.Attempts.Count}</td>""");
        page.Add($"""<td class="number" data-sort="{took}">{(long)Math.Round(took)} ms</td></tr>""");
        // A page's browser takes it for text until the row is opened. All in it is encoded, so that nothing ends it.
        page.AddRaw("\n<script type=\"text/plain\">");
        Details(page, entry, chart, place);
        page.AddRaw("</script></tbody>\n");
    }

    private static void Details(Utf8Text page, ReportEntry entry, byte[]? chart, string place)
    {
        if (place.Length > 0) page.Add($"""<div class="place">{place}</div>""");
        foreach (var failure in entry.Failures) page.Add($"""<pre class="failure">{failure}</pre>""");
        if (entry.Suspect is { } reason) page.Add($"<pre>{reason}</pre>");
        if (entry.Console.Length > 0) page.Add($"<pre>The console's last lines:\n{entry.Console}</pre>");
        foreach (var remark in entry.Remarks) page.Add($"<pre>{remark}</pre>");
        if (entry.Attempts.Count > 1) page.Add($"<pre>{string.Join('\n', entry.Attempts)}</pre>");
        if (entry.Files.Count > 0) page.AddRaw("<div>");
        foreach (var file in entry.Files) page.Add($"""<a href="{string.Join('/', file.Split('/').Select(Uri.EscapeDataString))}">{Path.GetFileName(file)}</a> """);
        if (entry.Files.Count > 0) page.AddRaw("</div>");
        if (entry.Trace is not { } trace) return;
        ResponseTable(page, trace);
        if (chart is null)
        {
            page.AddRaw("<div class=\"none\">No chart here: with those of so many runs the page would be too large for a browser.</div>");
            return;
        }
        page.AddRaw("<div class=\"chart\">");
        page.AddRaw(chart);
        page.AddRaw("</div>");
    }

    // The largest share of a deadline that a job used; a job that did not return used more than any.
    private static double Worst(ReportEntry entry) => entry.Trace is not { } trace ? NotRun : trace.Jobs
        .Select(job => job.Outcome is not EventKind.Exit ? NotReturned
            : trace.Taskset.Tasks[job.Task].Deadline is { Nanoseconds: > 0 } deadline ? (double)job.ResponseTime!.Value.Nanoseconds / deadline.Nanoseconds : 0)
        .DefaultIfEmpty().Max();

    private static string WorstText(double worst) => worst switch
    {
        NotRun => "",
        NotReturned => "not returned",
        _ => string.Create(CultureInfo.InvariantCulture, $"{worst * 100:0} %"),
    };

    private static void ResponseTable(Utf8Text page, Trace trace)
    {
        page.AddRaw("<div class=\"wide\"><table class=\"responses\"><tr><th>task</th><th>jobs</th><th>returned</th><th>median response</th><th>longest</th><th>deadline</th></tr>");
        var byTask = trace.Jobs.ToLookup(job => job.Task);
        for (var task = 0; task < trace.Taskset.Tasks.Count; task++)
        {
            var responses = byTask[task].Where(job => job.Outcome is EventKind.Exit).Select(job => job.ResponseTime!.Value).Order().ToArray();
            page.Add($"<tr><td>{trace.Taskset.Tasks[task].Name}</td><td>{byTask[task].Count()}</td><td>{responses.Length}</td>");
            if (responses.Length == 0) page.AddRaw("<td></td><td></td>");
            else page.Add($"<td>{TimeLabel.Of(responses[responses.Length / 2])}</td><td>{TimeLabel.Of(responses[^1])}</td>");
            if (trace.Taskset.Tasks[task].Deadline is { } deadline) page.Add($"<td>{TimeLabel.Of(deadline)}</td></tr>");
            else page.AddRaw("<td></td></tr>");
        }
        page.AddRaw("</table></div>");
    }

    private static string Verdicts(IReadOnlyList<ReportEntry> entries) => string.Join(", ", entries
        .GroupBy(entry => entry.Verdict).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"));
}
