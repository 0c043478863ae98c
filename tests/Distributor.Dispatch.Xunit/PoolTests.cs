using Distributor.Model;

namespace Distributor.Dispatch.Xunit;

/// <summary>Tests of another framework than NUnit await runs from one pool.</summary>
public sealed class PoolTests(Pool pool) : IClassFixture<Pool>
{
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public async Task All_deadlines_are_met(int period)
    {
        var run = await pool.RunAsync(new($"period-{period}", [new("a", "burn", GuestTime.FromMilliseconds(period)) { Jobs = 3 }]));
        Assert.Equal(ObservedVerdict.Met, run.Trace!.Verdict);
    }

    [Fact]
    public async Task A_missing_program_is_told_so() =>
        Assert.Contains("nothing", (await pool.RunAsync(new("missing", [new("a", "nothing", GuestTime.FromMilliseconds(10))]))).Bad, StringComparison.Ordinal);
}
