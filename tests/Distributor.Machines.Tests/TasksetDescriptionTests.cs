using System.Text;
using System.Xml.Linq;
using Distributor.Machines.Protocol;
using Distributor.Model;

namespace Distributor.Machines.Tests;

public sealed class TasksetDescriptionTests
{
    private static readonly RealTimeTask Burn = new("a", "burn", GuestTime.FromMilliseconds(20)) { Priority = 3, Jobs = 5, Argument = "10" };

    [Test]
    public void A_task_becomes_the_elements_that_guests_know() =>
        Assert.That(Text(new("t", [Burn])), Is.EqualTo(
            "<taskset><periodictask><id>0</id><executiontime>0</executiontime><criticaltime>0</criticaltime><priority>3</priority>"
            + "<deadline>0</deadline><period>20</period><offset>0</offset><numberofjobs>5</numberofjobs><quota>1048576</quota><caps>235</caps>"
            + "<pkg>burn</pkg><config><arg1>10</arg1></config></periodictask></taskset>"));

    [Test]
    public void Under_EDF_the_priority_is_128_and_the_implicit_deadline_is_the_period()
    {
        var task = Xml(new("t", [Burn]) { Policy = SchedulingPolicy.EarliestDeadlineFirst }).Element("periodictask")!;
        Assert.That(((int)task.Element("priority")!, (int)task.Element("deadline")!), Is.EqualTo((128, 20)));
    }

    [Test]
    public void A_time_that_is_no_whole_millisecond_has_an_element_in_microseconds_beside_it()
    {
        var task = Xml(new("t", [Burn with { Period = GuestTime.FromMicroseconds(1_500) }])).Element("periodictask")!;
        Assert.That(((int)task.Element("period")!, (int)task.Element("period-us")!, task.Element("offset-us")), Is.EqualTo((1, 1500, (XElement?)null)));
    }

    [Test]
    public void Arguments_keep_markup_and_characters_beyond_ASCII() =>
        Assert.That((string?)Xml(new("t", [Burn with { Argument = "<é&😀>" }])).Descendants("arg1").Single(), Is.EqualTo("<é&😀>"));

    [Test]
    public void A_duration_and_the_wish_for_a_schedule_stand_beside_the_tasks()
    {
        var xml = Xml(new("t", [Burn]) { Duration = GuestTime.FromMicroseconds(60_500), TraceDetail = TraceDetail.Schedule });
        Assert.That(xml.Elements().Select(element => element.Name.LocalName), Is.EqualTo(new[] { "periodictask", "duration-us", "trace" }));
        Assert.That(((int)xml.Element("duration-us")!, (string)xml.Element("trace")!), Is.EqualTo((60_500, "schedule")));
    }

    [Test]
    public void Session_parameters_become_elements_in_their_order_and_ASCII() =>
        Assert.That(Encoding.ASCII.GetString(TasksetDescription.EncodeSession(new([new("goal", "fairness"), new("note", "<é>")]))!),
            Is.EqualTo("<session><goal>fairness</goal><note>&lt;&#233;&gt;</note></session>"));

    [Test]
    public void A_session_without_parameters_has_nothing_to_send() =>
        Assert.That(TasksetDescription.EncodeSession(SessionParameters.None), Is.Null);

    private static string Text(Taskset taskset) => Encoding.ASCII.GetString(TasksetDescription.Encode(taskset));

    private static XElement Xml(Taskset taskset) => XElement.Parse(Text(taskset));
}
