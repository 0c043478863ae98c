using Distributor.Files.Report;

namespace Distributor.Files.Tests;

public sealed class ReportTests
{
    [Test]
    public void A_page_has_a_row_a_run_with_its_failures_and_a_chart_and_loads_nothing()
    {
        var trace = Traces.Traces.Preempted;
        var page = HtmlReport.Write("<b>", [new(trace.Taskset, trace, "missed", ["late & lost"], ["machine-1 completed it."], TimeSpan.FromSeconds(1))]);
        Assert.That(page, Does.Contain("<h1>&lt;b&gt;</h1>").And.Contain("1 runs, 1 with expectations that did not hold: 1 missed")
            .And.Contain("late &amp; lost").And.Contain("two &amp; one").And.Contain("<svg ").And.Contain("not returned"));
        Assert.That(page, Does.Not.Contain("src=").And.Not.Contain("href="));
    }

    [Test]
    public void A_run_without_a_trace_has_its_reason() =>
        Assert.That(HtmlReport.Write("t", [new(Traces.Traces.Preempted.Taskset, null, "bad", ["No machine could run it."], [], TimeSpan.Zero)]),
            Does.Contain("No machine could run it.").And.Not.Contain("<svg "));
}
