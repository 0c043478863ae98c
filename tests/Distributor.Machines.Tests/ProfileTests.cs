using Distributor.Machines.Protocol;
using Distributor.Model;

namespace Distributor.Machines.Tests;

public sealed class ProfileTests
{
    [Test]
    public void Events_are_read_in_their_order() =>
        Assert.That(Profile.Parse("""
            <profile><events>
              <event type="START" task-id="0" time-stamp="5012"/>
              <event type="EXIT_PERIOD" task-id="1" time-stamp="6012"/>
            </events></profile>
            """ + "\0").Events, Is.EqualTo(new TraceEvent[]
        {
            new(EventKind.Start, 0, GuestTime.FromMilliseconds(5012)),
            new(EventKind.ExitPeriod, 1, GuestTime.FromMilliseconds(6012)),
        }));

    [Test]
    public void Microseconds_are_preferred_to_milliseconds() =>
        Assert.That(Profile.Parse("""<profile><events><event type="EXIT" task-id="0" time-stamp="12" time-us="7123"/></events></profile>""").Events.Single().Time,
            Is.EqualTo(GuestTime.FromMicroseconds(7123)));

    [Test]
    public void Slices_of_the_schedule_are_read_beside_the_events() =>
        Assert.That(Profile.Parse("""<profile><events></events><schedule><slice task-id="0" job="3" from-us="1200" to-us="1850"/></schedule></profile>""").Slices,
            Is.EqualTo(new[] { new Slice(0, 3, GuestTime.FromMicroseconds(1200), GuestTime.FromMicroseconds(1850)) }));

    [TestCase("")]
    [TestCase("\0")]
    [TestCase("<profile/>")]
    [TestCase("<profile></profile>\0")]
    [TestCase("<profile><events></events></profile>")]
    [TestCase("<profile></profile>\n<rest of an older, longer one\0")]
    public void What_carries_no_event_is_skipped(string text) => Assert.That(Profile.Parse(text).Events, Is.Empty);

    [TestCase("<profile><events><event type='START'")]
    [TestCase("garbage")]
    [TestCase("<profile><events><event type='START' time-stamp='5'/></events></profile>")]
    [TestCase("<profile><events><event type='START' task-id='0' time-stamp='-5'/></events></profile>")]
    [TestCase("<profile><events><event task-id='0' time-stamp='5'/></events></profile>")]
    public void What_is_no_profile_is_told(string text) => Assert.That(() => Profile.Parse(text), Throws.TypeOf<ProtocolException>());

    [Test]
    public void A_kind_of_event_from_a_newer_guest_is_the_guests_own() =>
        Assert.That(Profile.Parse("<profile><events><event type='NEW' task-id='0' time-stamp='5'/></events></profile>").Events.Single().Kind,
            Is.EqualTo(EventKind.External));
}
