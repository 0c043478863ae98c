using Distributor.Analysis.Generation;

namespace Distributor.Analysis.Tests.Generation;

public sealed class UtilisationsTests
{
    private const int Draws = 20_000;

    [Test]
    public void UUniFast_is_uniform_over_the_simplex()
    {
        // The share of one of n tasks has the distribution P(u <= x) = 1 - (1 - x / U)^(n - 1).
        var random = new RandomSource(3);
        var draws = Enumerable.Range(0, Draws).Select(_ => Utilisations.UUniFast(random, 5, 0.8)).ToArray();
        for (var task = 0; task < 5; task++)
            Assert.That(Deviation(draws.Select(draw => draw[task]), x => 1 - Math.Pow(1 - x / 0.8, 4)), Is.LessThan(KolmogorovSmirnov), $"task {task}");
        Assert.That(draws.Select(draw => draw.Sum()), Is.All.EqualTo(0.8).Within(1e-12));
    }

    [Test]
    public void RandFixedSum_is_uniform_where_UUniFast_is_too()
    {
        var random = new RandomSource(4);
        var draws = Enumerable.Range(0, Draws).Select(_ => Utilisations.FixedSum(random, 5, 0.8)).ToArray();
        for (var task = 0; task < 5; task++)
            Assert.That(Deviation(draws.Select(draw => draw[task]), x => 1 - Math.Pow(1 - x / 0.8, 4)), Is.LessThan(KolmogorovSmirnov), $"task {task}");
    }

    [Test]
    public void RandFixedSum_and_UUniFast_Discard_have_one_distribution_on_several_processors()
    {
        var random = new RandomSource(5);
        double[] Sorted(Func<IReadOnlyList<double>> draw) => [.. Enumerable.Range(0, Draws).Select(_ => draw()[0]).Order()];
        var (discarded, fixedSum) = (Sorted(() => Utilisations.UUniFastDiscard(random, 4, 1.9)), Sorted(() => Utilisations.FixedSum(random, 4, 1.9)));
        Assert.That(Deviation(fixedSum, x => (double)discarded.Count(value => value <= x) / Draws, every: 100), Is.LessThan(1.5 * KolmogorovSmirnov));
    }

    [TestCase(10, 9.5, 0.0, 1.0)]
    [TestCase(20, 4.0, 0.1, 0.5)]
    [TestCase(3, 3.0, 0.0, 1.0)]
    [TestCase(50, 25.0, 0.0, 1.0)]
    public void RandFixedSum_keeps_total_and_bounds(int tasks, double total, double least, double most)
    {
        var random = new RandomSource(6);
        for (var draw = 0; draw < 500; draw++)
        {
            var shares = Utilisations.FixedSum(random, tasks, total, least, most);
            Assert.That(shares.Sum(), Is.EqualTo(total).Within(1e-9));
            Assert.That(shares, Is.All.InRange(least - 1e-12, most + 1e-12));
        }
    }

    [Test]
    public void What_cannot_be_drawn_is_refused()
    {
        var random = new RandomSource(7);
        Assert.That(() => Utilisations.FixedSum(random, 3, 3.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Utilisations.UUniFastDiscard(random, 20, 19.9), Throws.InvalidOperationException.With.Message.Contains("RandFixedSum"));
    }

    // The largest distance that chance gives once in a thousand seeds.
    private static readonly double KolmogorovSmirnov = 1.95 / Math.Sqrt(Draws);

    private static double Deviation(IEnumerable<double> values, Func<double, double> distribution, int every = 1)
    {
        var sorted = values.Order().ToArray();
        return Enumerable.Range(0, sorted.Length).Where(index => index % every == 0).Max(index => Math.Abs(distribution(sorted[index]) - (index + 0.5) / sorted.Length));
    }

    [TestCase(3, 1.0, 1.0)]
    [TestCase(3, 1.5, 1.0)]
    [TestCase(6, 2.5, 0.8)]
    public void The_share_that_discarding_keeps_is_that_of_the_draws(int tasks, double total, double most)
    {
        var random = new RandomSource(21);
        var kept = Enumerable.Range(0, 20_000).Count(_ => Utilisations.UUniFast(random, tasks, total).All(share => share <= most));
        Assert.That(Utilisations.ShareKept(tasks, (decimal)total, (decimal)most).Approximately, Is.EqualTo(kept / 20_000.0).Within(0.012));
    }
}
