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
        Assert.That(window.IsWhole, Is.False);
        Assert.That((window.From, window.To), Is.EqualTo((window.From, window.From + GuestTime.FromMilliseconds(400))));
        Assert.That(window.From < GuestTime.FromMilliseconds(30_000) && window.To > GuestTime.FromMilliseconds(30_001));
    }

    [Test]
    public void A_long_trace_without_a_miss_is_shown_from_its_beginning() =>
        Assert.That(TraceWindow.Of(Traces.Long(5_000, missing: null)).From, Is.EqualTo(GuestTime.Zero));

    [Test]
    public void A_histogram_counts_only_jobs_that_returned() =>
        Assert.That(Texts(XElement.Parse(ResponseHistogramSvg.Draw(Traces.Preempted))), Has.Member("1 of 1 jobs returned").And.Member("0 of 1 jobs returned"));

    private static IEnumerable<string> Classes(XElement picture, string element) => picture.Descendants(Svg + element).Select(found => (string)found.Attribute("class")!);

    private static IEnumerable<string> Texts(XElement picture) => picture.Descendants(Svg + "text").Select(text => text.Value);
}
