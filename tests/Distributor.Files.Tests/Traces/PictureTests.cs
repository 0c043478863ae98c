using System.Xml.Linq;
using Distributor.Files.Traces;
using Distributor.Model;

namespace Distributor.Files.Tests.Traces;

public sealed class PictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The boxes of a legend.</summary>
    private static readonly string[] Explained = ["runs", "pending", "runsmiss"];

    [Test]
    public void A_chart_has_a_box_for_each_slice_red_where_its_job_missed()
    {
        var chart = XElement.Parse(GanttSvg.Draw(Traces.Preempted));
        Assert.That(Classes(chart, "rect"), Is.EquivalentTo((string[])["paper", "pending", "pendingmiss", "runs", "runsmiss", "runsmiss", .. Explained]));
        Assert.That(Classes(chart, "path"), Has.Exactly(2).EqualTo("cross"), "The job's, and the legend's.");
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
    public void A_job_that_takes_as_long_as_many_of_another_task_is_shown_from_its_release()
    {
        var window = TraceWindow.Of(Traces.Hindered(jobs: 500, released: 1_000, killed: 1_900));
        Assert.That(window, Is.EqualTo(new TraceWindow(GuestTime.FromMilliseconds(1_000), GuestTime.FromMilliseconds(2_400), IsWhole: false)));
        var chart = XElement.Parse(GanttSvg.Draw(Traces.Hindered(jobs: 500, released: 1_000, killed: 1_900)));
        Assert.That(Classes(chart, "line").Count(mark => mark == "mark"), Is.EqualTo(141), "Releases of the other task, too close for arrows.");
    }

    [Test]
    public void How_much_is_shown_goes_by_how_close_jobs_are_not_by_how_many() =>
        Assert.That(TraceWindow.Of(Traces.Uneven(jobs: 50)), Is.EqualTo(new TraceWindow(GuestTime.Zero, GuestTime.FromMilliseconds(400), IsWhole: false)));

    [Test]
    public void All_times_of_an_axis_have_one_unit()
    {
        var chart = XElement.Parse(GanttSvg.Draw(Traces.Long(60, missing: null), new(GuestTime.FromMilliseconds(800), GuestTime.FromMilliseconds(1_200), IsWhole: false)));
        Assert.That(Texts(chart), Is.SupersetOf(new[] { "800 ms", "1000 ms", "1200 ms" }));
    }

    [Test]
    public void A_legend_tells_what_there_is() => Assert.Multiple(() =>
    {
        Assert.That(Texts(XElement.Parse(GanttSvg.Draw(Traces.Preempted))), Is.SupersetOf(new[] { "on the processor", "ready, not running", "of a job that missed", "killed or failed" }).And.No.Member("refused"));
        Assert.That(Texts(XElement.Parse(GanttSvg.Draw(Traces.Long(2, missing: null)))), Has.Member("released and not ended").And.No.Member("of a job that missed").And.No.Member("killed or failed"));
    });

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

    [Test]
    public void A_deadline_that_is_far_does_not_press_a_histogram_into_its_corner()
    {
        var picture = XElement.Parse(ResponseHistogramSvg.Draw(Traces.Long(3, missing: null)));
        Assert.That(Texts(picture), Has.Member("deadline 10 ms").And.Member("1000 us").And.No.Member("10 ms"), "All responses are 1 ms.");
        Assert.That(Classes(picture, "line"), Has.No.Member("deadline"));
    }

    [Test]
    public void A_bar_with_a_late_job_is_red()
    {
        var taskset = new Taskset("late", [new("a", "burn", GuestTime.FromMilliseconds(10)) { Jobs = 2, RelativeDeadline = GuestTime.FromMilliseconds(5) }]);
        var picture = XElement.Parse(ResponseHistogramSvg.Draw(Trace.Of(taskset,
        [
            new(EventKind.Start, 0, GuestTime.Zero), new(EventKind.Exit, 0, GuestTime.FromMilliseconds(5)),
            new(EventKind.Start, 0, GuestTime.FromMilliseconds(10)), new(EventKind.Exit, 0, GuestTime.FromMicroseconds(15_001)),
        ])));
        Assert.That(Classes(picture, "rect"), Has.Exactly(1).EqualTo("late").And.None.EqualTo("bar"), "5 ms and 5.001 ms share a bar.");
        Assert.That(Texts(picture), Has.Member("longest 5.001 ms"));
    }

    private static IEnumerable<string> Classes(XElement picture, string element) => picture.Descendants(Svg + element).Select(found => (string)found.Attribute("class")!);

    private static IEnumerable<string> Texts(XElement picture) => picture.Descendants(Svg + "text").Select(text => text.Value);
}
