using System.Text;
using Distributor.Dispatch;
using Spectre.Console;

namespace Distributor.Cli;

/// <summary>A line a run, its failures below it, and a table at the end.</summary>
internal sealed class ConsoleReporter(long total) : IReporter
{
    private readonly Dictionary<string, int> _verdicts = [];
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private long _ended;
    private int _failed;
    private int _lost;
    private int _suspect;
    private double _guestSeconds;

    public void Report(Run run)
    {
        _ended++;
        _verdicts[run.Verdict] = _verdicts.GetValueOrDefault(run.Verdict) + 1;
        if (!run.IsCancelled) _lost += run.Attempts.Count(attempt => attempt.Lost is not null);
        _guestSeconds += run.Trace?.Events.Select(happened => happened.Time.Milliseconds).LastOrDefault() / 1000 ?? 0;
        var failed = run.Failures.Count > 0 && run.TimingSuspect is null && !run.IsCancelled;
        if (failed) _failed++;
        if (run.TimingSuspect is not null) _suspect++;
        if (run.Skipped is { } why)
        {
            Terminal.Output.MarkupLineInterpolated($"[grey]{_ended}/{total} - {run.Verdict,-10} {run.Taskset.Name} ({why})[/]");
            return;
        }
        var where = run.Attempts is [.., var last] ? $"{last.Machine}, {run.Took.TotalSeconds:0.00} s" : "not run";
        var (colour, mark) = failed ? ("red", '✗') : run.IsCancelled ? ("yellow", '-') : ("green", '✓');
        Terminal.Output.MarkupLineInterpolated($"[grey]{_ended}/{total}[/] [{colour}]{mark} {run.Verdict,-10}[/] {run.Taskset.Name} [grey]({where})[/]");
        if (run.IsCancelled) return;
        foreach (var attempt in run.Attempts.Where(attempt => attempt.Lost is not null)) Terminal.Output.MarkupLineInterpolated($"[yellow]{Indented(attempt.Lost!)}[/]");
        foreach (var remark in run.Remarks) Terminal.Output.MarkupLineInterpolated($"    [grey]{remark}[/]");
        if (run.TimingSuspect is { } suspicion) Terminal.Output.MarkupLineInterpolated($"    [yellow]timing-suspect, so not judged: {suspicion}[/]");
        else foreach (var failure in run.Failures) Terminal.Output.MarkupLineInterpolated($"[red]{Indented(failure)}[/]");
        if (failed && run.ConsoleTail is { Length: > 0 } printed) Terminal.Output.MarkupLineInterpolated($"[grey]{Indented($"The console's last lines:\n{printed}")}[/]");
    }

    private static string Indented(string lines) => $"    {lines.Replace("\n", "\n    ", StringComparison.Ordinal)}";

    public void Summarise(FinishedRuns skipped, string report)
    {
        var took = TimeProvider.System.GetElapsedTime(_start).TotalSeconds;
        var rows = _verdicts.OrderByDescending(entry => entry.Value).Select(entry => new[] { entry.Key, $"{entry.Value}" }).ToList();
        rows.Add(["expectations that did not hold", $"{_failed}"]);
        if (total - _ended - skipped.Skipped is var left and > 0) rows.Add(["not begun", $"{left}"]);
        if (skipped.Skipped > 0) rows.Add(["skipped, results were there", $"{skipped.Skipped}{(skipped.Held ? "" : ", and expectations among them did not hold")}"]);
        if (_suspect > 0) rows.Add(["timing-suspect, not judged", $"{_suspect}"]);
        if (_lost > 0) rows.Add(["machines lost", $"{_lost}"]);
        rows.Add(["guest time", $"{_guestSeconds:0.0} s in {took:0.0} s"]);
        rows.Add(["report", report]);
        var text = new StringBuilder().Append('\n');
        TextTable.Append(text, rows);
        Terminal.Output.Write(text.ToString());
    }
}
