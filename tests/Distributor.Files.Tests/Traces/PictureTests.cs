using System.Xml.Linq;
using Distributor.Files.Traces;
using Distributor.Model;

namespace Distributor.Files.Tests.Traces;

public sealed class PictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Test]
    public void A_chart_has_a_box_for_each_slice_red_where_its_job_missed()
    {
        var chart = XElement.Parse(GanttSvg.Draw(Traces.Preempted));
        Assert.That(Classes(chart, "rect"), Is.EquivalentTo(new[] { "paper", "pending", "pendingmiss", "runs", "runsmiss", "runsmiss" }));
        Assert.That(Classes(chart, "path"), Has.Exactly(1).EqualTo("cross"));
        Assert.That(Texts(chart), Has.Member("two & one: 2 jobs, 1 missed").And.Member("short").And.Member("long"));
    }

    [Test]
    public void What_a_box_stands_for_is_told_when_pointed_at() =>
        Assert.That(XElement.Parse(GanttSvg.Draw(Traces.Preempted)).Descendants(Svg + "title").Select(title => title.Value),
            Has.Member("long job 0: released at 0 ms, EXIT_PERIOD at 30 ms, response time 30 ms"));

    [Test]
    public void A_short_trace_is_shown_whole() => Assert.That(TraceWindow.Of(Traces.Long(40, missing: null)).IsWhole);

    [Test]
    public void A_long_trace_is_shown_where_it_fails()
    {
        var window = TraceWindow.Of(Traces.Long(5_000, missing: 3_000));
        // The job misses at 30,001 ms.
        Assert.That(window, Is.EqualTo(new TraceWindow(GuestTime.FromMilliseconds(29_940), GuestTime.FromMilliseconds(30_030), IsWhole: false)));
    }

    [Test]
    public void A_job_that_misses_is_shown_with_as_much_before_and_after_it_as_it_took()
    {
        var window = TraceWindow.Of(Traces.Hindered(jobs: 500, released: 1_000, killed: 1_050));
        Assert.That(window, Is.EqualTo(new TraceWindow(GuestTime.FromMilliseconds(940), GuestTime.FromMilliseconds(1_100), IsWhole: false)));
    }

    [Test]
    public void A_long_trace_without_a_miss_is_shown_from_its_beginning() =>
        Assert.That(TraceWindow.Of(Traces.Long(5_000, missing: null)), Is.EqualTo(new TraceWindow(GuestTime.Zero, GuestTime.FromMilliseconds(400), IsWhole: false)));

    [Test]
    public void Names_that_are_too_long_are_cut_off()
    {
        var trace = Trace.Of(new("t", [new(new string('x', 80), "burn", GuestTime.FromMilliseconds(10))]), []);
        Assert.That(Texts(XElement.Parse(GanttSvg.Draw(trace))), Has.Member(new string('x', 39) + "…"));
        Assert.That(Texts(XElement.Parse(ResponseHistogramSvg.Draw(trace))), Has.Member(new string('x', 25) + "…"));
    }

    [Test]
    public void A_histogram_counts_only_jobs_that_returned() =>
        Assert.That(Texts(XElement.Parse(ResponseHistogramSvg.Draw(Traces.Preempted))), Has.Member("1 of 1 jobs returned").And.Member("0 of 1 jobs returned"));

    private static IEnumerable<string> Classes(XElement picture, string element) => picture.Descendants(Svg + element).Select(found => (string)found.Attribute("class")!);

    private static IEnumerable<string> Texts(XElement picture) => picture.Descendants(Svg + "text").Select(text => text.Value);
}
