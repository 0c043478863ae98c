using Distributor.FakeGuest;
using Distributor.Model;

namespace Distributor.Dispatch.Tests;

public sealed class RemarkTests
{
    // Three jobs of 10 ms fit.
    private static readonly Taskset Until30Ms = new("until", [new("a", "burn", GuestTime.FromMilliseconds(10)) { Jobs = 3 }]) { Duration = GuestTime.FromMilliseconds(30) };

    [Test]
    public async Task That_a_guest_knows_no_duration_is_told_where_it_shows()
    {
        await using var pool = new Pool(FakeScripts.Overrun);
        var run = await pool.RunAsync(Until30Ms);
        Assert.That(run.Trace!.Jobs.Select(job => job.Release.Milliseconds), Is.EqualTo(new[] { 0.0, 20.0, 40.0 }));
        Assert.That(run.Remarks.Single(), Does.StartWith("`duration: 30 ms` is over when a releases job 2: this guest releases a number of jobs"));
    }

    [Test]
    public async Task A_guest_without_a_duration_that_skips_nothing_does_the_same_as_one_with_it()
    {
        await using var pool = new Pool(FakeScripts.Ideal);
        var run = await pool.RunAsync(Until30Ms);
        Assert.That((run.Trace!.Jobs.Count, run.Remarks.Count), Is.EqualTo((3, 0)));
    }
}
