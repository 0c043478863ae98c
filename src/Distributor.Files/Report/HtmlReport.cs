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
    /// <summary>Charts of more runs than these make a page that no browser likes: then only those that failed have one.</summary>
    private const int MostCharts = 500;

    /// <summary>The page.</summary>
    public static string Write(string title, IReadOnlyList<ReportEntry> entries)
    {
        var rows = new StringBuilder();
        foreach (var entry in entries) rows.Append(Row(entry, withChart: entries.Count <= MostCharts || entry.Failures.Count > 0));
        var failed = entries.Count(entry => entry.Failures.Count > 0);
        return Page.Replace("{{title}}", Encode(title), StringComparison.Ordinal)
            .Replace("{{summary}}", Encode($"{entries.Count} runs, {failed} with expectations that did not hold: {Verdicts(entries)}"), StringComparison.Ordinal)
            .Replace("{{rows}}", rows.ToString(), StringComparison.Ordinal);
    }

    private static string Row(ReportEntry entry, bool withChart)
    {
        var holds = entry.Failures.Count == 0;
        var details = new StringBuilder();
        if (!holds) details.Append(CultureInfo.InvariantCulture, $"<pre class=\"failure\">{Encode(string.Join('\n', entry.Failures))}</pre>");
        if (entry.Attempts.Count > 1) details.Append(CultureInfo.InvariantCulture, $"<pre>{Encode(string.Join('\n', entry.Attempts))}</pre>");
        if (entry.Trace is { } trace) details.Append(ResponseTable(trace)).Append(withChart ? $"<div class=\"chart\">{GanttSvg.Draw(trace)}</div>" : "");
        var place = entry.Taskset.Location?.ToString() ?? "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <tbody data-holds="{(holds ? "yes" : "no")}" data-verdict="{entry.Verdict}"><tr><td>{(holds ? "✓" : "✗")}</td><td title="{Encode(place)}">{Encode(entry.Taskset.Name)}</td>
            <td>{entry.Verdict}</td><td data-sort="{Worst(entry)}">{Encode(WorstText(entry))}</td><td>{entry.Attempts.Count}</td><td data-sort="{entry.Took.TotalMilliseconds:0.0}">{entry.Took.TotalMilliseconds:0} ms</td></tr>
            <tr class="details" hidden><td colspan="6">{details}</td></tr></tbody>

            """);
    }

    // The largest share of a deadline that a job used; a job that did not return used more than any.
    private static double Worst(ReportEntry entry) => entry.Trace is not { } trace ? double.MaxValue : trace.Jobs
        .Select(job => job.Outcome is not EventKind.Exit ? 1e9
            : trace.Taskset.Tasks[job.Task].Deadline is { Nanoseconds: > 0 } deadline ? (double)job.ResponseTime!.Value.Nanoseconds / deadline.Nanoseconds : 0)
        .DefaultIfEmpty().Max();

    private static string WorstText(ReportEntry entry) => Worst(entry) switch
    {
        >= 1e9 => "not returned",
        var share => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %"),
    };

    private static string ResponseTable(Trace trace)
    {
        var table = new StringBuilder("<table class=\"responses\"><tr><th>task</th><th>jobs</th><th>returned</th><th>median response</th><th>longest</th><th>deadline</th></tr>");
        for (var task = 0; task < trace.Taskset.Tasks.Count; task++)
        {
            var jobs = trace.Jobs.Where(job => job.Task == task).ToArray();
            var responses = jobs.Where(job => job.Outcome is EventKind.Exit).Select(job => job.ResponseTime!.Value).Order().ToArray();
            var (median, longest) = responses.Length == 0 ? ("", "") : (responses[responses.Length / 2].ToString(), responses[^1].ToString());
            table.Append(CultureInfo.InvariantCulture, $"<tr><td>{Encode(trace.Taskset.Tasks[task].Name)}</td><td>{jobs.Length}</td><td>{responses.Length}</td><td>{median}</td><td>{longest}</td><td>{trace.Taskset.Tasks[task].Deadline}</td></tr>");
        }
        return table.Append("</table>").ToString();
    }

    private static string Verdicts(IReadOnlyList<ReportEntry> entries) => string.Join(", ", entries
        .GroupBy(entry => entry.Verdict).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    // Styles of the charts are scoped by their class names, which the page does not use.
    private const string Page = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{{title}}</title><style>
        body{font:14px system-ui,sans-serif;margin:24px;color:#222;background:#fff}h1{font-size:18px;margin:0 0 4px}.summary{color:#555;margin-bottom:14px}
        input,select{font:inherit;padding:4px 6px;margin-right:8px}table.runs{border-collapse:collapse;width:100%;margin-top:12px}
        .runs>thead th{text-align:left;border-bottom:2px solid #999;cursor:pointer;padding:4px 8px;user-select:none}.runs>tbody>tr>td{padding:4px 8px;border-bottom:1px solid #eee;vertical-align:top}
        .runs>tbody>tr:first-child{cursor:pointer}.runs>tbody>tr:first-child:hover{background:#f4f7fb}tbody[data-holds=no]>tr:first-child>td{background:#fdf0ee}
        pre{white-space:pre-wrap;margin:6px 0}.failure{color:#a32015}.responses td,.responses th{padding:2px 14px 2px 0;text-align:left;font-size:13px}.chart{overflow-x:auto;margin:8px 0}
        </style></head><body><h1>{{title}}</h1><div class="summary">{{summary}}</div>
        <input id="filter" placeholder="filter by name" size="30"><select id="only"><option value="">all</option><option value="no">did not hold</option><option value="yes">held</option></select>
        <span id="count"></span>
        <table class="runs"><thead><tr><th></th><th>taskset</th><th>verdict</th><th>largest share of a deadline used</th><th>attempts</th><th>took</th></tr></thead>
        {{rows}}</table>
        <script>
        const table = document.querySelector('.runs'), rows = [...table.tBodies], filter = document.getElementById('filter'), only = document.getElementById('only');
        function show() {
          const text = filter.value.toLowerCase(); let shown = 0;
          for (const row of rows) {
            const hit = row.rows[0].cells[1].textContent.toLowerCase().includes(text) && (!only.value || row.dataset.holds === only.value);
            row.hidden = !hit; if (hit) shown++;
          }
          document.getElementById('count').textContent = shown + ' shown';
        }
        filter.oninput = only.onchange = show;
        table.addEventListener('click', event => {
          const head = event.target.closest('thead th'), row = event.target.closest('tbody > tr:first-child');
          if (row && row.parentNode.parentNode === table) row.nextElementSibling.hidden = !row.nextElementSibling.hidden;
          if (!head) return;
          const column = head.cellIndex, key = row => { const cell = row.rows[0].cells[column], value = cell.dataset.sort ?? cell.textContent; return isNaN(value) ? value : Number(value); };
          const down = head.dataset.down = head.dataset.down === '1' ? '0' : '1';
          rows.sort((a, b) => { const x = key(a), y = key(b); return (x < y ? -1 : x > y ? 1 : 0) * (down === '1' ? 1 : -1); });
          table.append(...rows);
        });
        for (const row of rows) if (row.dataset.holds === 'no') row.rows[1].hidden = false;
        show();
        </script></body></html>
        """;
}
