using System.Text;
using Distributor.Analysis.Simulation;
using Distributor.Files.Report;
using Distributor.Model;

namespace Distributor.Files.Tests;

public sealed class ReportTests
{
    [Test]
    public void A_page_has_a_row_a_run_with_its_failures_and_a_chart_and_loads_nothing()
    {
        var trace = Traces.Traces.Preempted;
        var page = Page("<b>", [new(trace.Taskset, trace, "missed", ["late & lost"], ["machine-1 completed it."], TimeSpan.FromSeconds(1))]);
        Assert.That(page, Does.Contain("<h1>&lt;b&gt;</h1>").And.Contain("1 run, 1 with expectations that did not hold: 1 missed")
            .And.Contain("late &amp; lost").And.Contain("two &amp; one").And.Contain("<svg ").And.Contain("not returned"));
        Assert.That(page, Does.Not.Contain("src=").And.Not.Contain("href="));
    }

    [Test]
    public void What_a_row_holds_is_text_until_it_is_opened_and_nothing_in_it_ends_that_text()
    {
        var trace = Trace.Of(new("</script><b>", [new("</script>", "burn", GuestTime.FromMilliseconds(1))]), []);
        var page = Page("t", [new(trace.Taskset, trace, "incomplete", ["</script>"], [], TimeSpan.Zero) { Suspect = "</script>", Remarks = ["</script>"], Files = ["runs/a b+</script>/gantt.svg"] }]);
        Assert.That(page.Split("</script>"), Has.Length.EqualTo(3));
        Assert.That(page, Does.Contain("<a href=\"runs/a%20b%2B%3C/script%3E/gantt.svg\">gantt.svg</a>"));
    }

    [Test]
    public void A_run_whose_timing_is_suspect_neither_held_nor_failed() => Assert.That(
        Page("t", [new(Traces.Traces.Preempted.Taskset, null, "met", [], [], TimeSpan.Zero) { Suspect = "The machine waited." }]),
        Does.Contain("<tbody data-holds=\"unknown\"").And.Contain("The machine waited."));

    [Test]
    public void Of_a_run_without_a_trace_nothing_is_said_of_jobs_that_returned() => Assert.That(
        Page("t", [new(Traces.Traces.Preempted.Taskset, null, "bad", ["There is no program."], [], TimeSpan.Zero)]),
        Does.Contain("There is no program.").And.Not.Contain("returned"));

    [Test]
    public void More_runs_than_a_page_takes_are_counted()
    {
        var folder = Directory.CreateTempSubdirectory("page-").FullName;
        var page = new RunsPage(Path.Combine(folder, "report.html"));
        for (var run = 0; run < 2_003; run++) page.Add(new(Traces.Traces.Preempted.Taskset, null, "bad", [], [], TimeSpan.Zero));
        page.Write("t");
        var text = File.ReadAllText(page.Path);
        Directory.Delete(folder, recursive: true);
        Assert.That(text, Does.Contain("2000 runs").And.Contain("2000 bad; 3 more are in results.jsonl alone"));
    }

    [Test]
    public void Where_all_charts_are_too_much_those_that_did_not_hold_come_first()
    {
        var tasks = Enumerable.Range(0, 64).Select(index => new RealTimeTask($"t{index}", "burn", GuestTime.FromMilliseconds(1)) { Wcet = GuestTime.FromMicroseconds(10), Jobs = 40, Priority = index });
        var trace = Simulator.Run(new("many", [.. tasks]));
        var entries = Enumerable.Range(0, 40).Select(index => new ReportEntry(trace.Taskset, trace, "met", index == 39 ? ["late"] : [], [], TimeSpan.Zero));
        var rows = Page("t", [.. entries]).Split("<tbody")[1..];
        Assert.That(rows[39], Does.Contain("<svg"));
        Assert.That(rows.Count(row => row.Contains("No chart here", StringComparison.Ordinal)), Is.InRange(1, 39));
    }

    [Test]
    public void A_run_without_a_trace_has_its_reason() =>
        Assert.That(Page("t", [new(Traces.Traces.Preempted.Taskset, null, "bad", ["No machine could run it."], [], TimeSpan.Zero)]),
            Does.Contain("No machine could run it.").And.Not.Contain("<svg "));

    private static string Page(string title, IReadOnlyList<ReportEntry> entries)
    {
        using var page = new MemoryStream();
        HtmlReport.Write(page, title, entries);
        return Encoding.UTF8.GetString(page.ToArray());
    }
}
