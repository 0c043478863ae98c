using Distributor.Analysis.Generation;
using Distributor.Model;

namespace Distributor.Analysis.Tests.Generation;

public sealed class AutomotiveRunnablesTests
{
    private const int Draws = 20_000;

    // Kramer, Ziegenbein and Hamann, WATERS 2015: ms; ACET in us (table IV); factors to BCET and WCET (table V).
    private static readonly double[][] Published =
    [
        [1, 0.34, 5.00, 30.11, 0.19, 0.92, 1.30, 29.11],
        [2, 0.32, 4.20, 40.69, 0.12, 0.89, 1.54, 19.04],
        [5, 0.36, 11.04, 83.38, 0.17, 0.94, 1.13, 18.44],
        [10, 0.21, 10.09, 309.87, 0.05, 0.99, 1.06, 30.03],
        [20, 0.25, 8.74, 291.42, 0.11, 0.98, 1.06, 15.61],
        [50, 0.29, 17.56, 92.98, 0.32, 0.95, 1.13, 7.76],
        [100, 0.21, 10.53, 420.43, 0.09, 0.99, 1.02, 8.88],
        [200, 0.22, 2.56, 21.95, 0.45, 0.98, 1.03, 4.90],
        [1000, 0.37, 0.43, 0.46, 0.68, 0.80, 1.84, 4.75],
    ];

    [TestCaseSource(nameof(Published))]
    public void Averages_and_factors_of_a_period_are_as_published(double period, double least, double mean, double most, double leastBest, double mostBest, double leastWorst, double mostWorst)
    {
        var random = new RandomSource(31);
        var drawn = Enumerable.Range(0, Draws).Select(_ => AutomotiveRunnables.Draw(random, Ms((int)period))).ToArray();
        var averages = drawn.Select(runnable => runnable.Acet.Nanoseconds / 1000.0).ToArray();
        Assert.That(averages, Is.All.InRange(least, most));
        // Four standard errors.
        var deviation = Math.Sqrt(averages.Sum(average => (average - averages.Average()) * (average - averages.Average())) / Draws);
        Assert.That(averages.Average(), Is.EqualTo(mean).Within(4 * deviation / Math.Sqrt(Draws)));
        // Rounding to whole ns moves a factor by half a ns in an average of at least 210.
        var (best, worst) = (drawn.Select(runnable => Factor(runnable.Bcet, runnable)).ToArray(), drawn.Select(runnable => Factor(runnable.Wcet, runnable)).ToArray());
        Assert.That(best, Is.All.InRange(leastBest - 0.003, mostBest + 0.003));
        Assert.That(worst, Is.All.InRange(leastWorst - 0.003, mostWorst + 0.003));
        Assert.That(Deviation(best, factor => (factor - leastBest) / (mostBest - leastBest)), Is.LessThan(2.5 / Math.Sqrt(Draws)));
        Assert.That(Deviation(worst, factor => (factor - leastWorst) / (mostWorst - leastWorst)), Is.LessThan(2.5 / Math.Sqrt(Draws)));

        static double Factor(GuestTime time, RunnableTimes runnable) => (double)time.Nanoseconds / runnable.Acet.Nanoseconds;
    }

    [TestCase(0, 10, 100)]
    [TestCase(100, 400, 500)]
    [TestCase(1, 30, 1000)]
    [TestCase(0, 990, 1000)]
    public void Times_between_bounds_have_the_mean_and_are_Weibull(int least, int mean, int most)
    {
        var weibull = new TruncatedWeibull(Ms(least), Ms(mean), Ms(most));
        var random = new RandomSource(32);
        var drawn = Enumerable.Range(0, Draws).Select(_ => weibull.At(random.NextShare()).Milliseconds).ToArray();
        var (shape, end) = (1 / weibull.Power, -Math.Log(1e-5));
        Assert.That(Deviation(drawn, time => (1 - Math.Exp(-end * Math.Pow((time - least) / (most - least), shape))) / (1 - 1e-5)), Is.LessThan(1.95 / Math.Sqrt(Draws)));
        // The mean without chance, by the midpoints of 100,000 shares.
        Assert.That(Enumerable.Range(0, 100_000).Average(index => weibull.At((index + 0.5) / 100_000).Milliseconds), Is.EqualTo(mean).Within((most - least) * 1e-5));
        Assert.That((weibull.At(0), weibull.At(1 - 1.0 / (1UL << 53)) <= Ms(most)), Is.EqualTo((Ms(least), true)));
    }

    [Test]
    public void A_mean_at_a_bound_leaves_one_time()
    {
        Assert.That(new TruncatedWeibull(Ms(2), Ms(2), Ms(9)).At(0.7), Is.EqualTo(Ms(2)));
        Assert.That(new TruncatedWeibull(Ms(2), Ms(9), Ms(9)).At(0.7), Is.EqualTo(Ms(9)));
        Assert.That(new TruncatedWeibull(Ms(9), Ms(9), Ms(9)).At(0), Is.EqualTo(Ms(9)));
        Assert.That(() => new TruncatedWeibull(Ms(3), Ms(2), Ms(9)), Throws.ArgumentException);
    }

    [Test]
    public void A_seed_gives_the_same_taskset_for_ever() => Assert.That(
        string.Join(", ", Numbered(0, 4, 0.4m).Tasks.Select(task => $"{task.Bcet!.Value.Nanoseconds}/{task.Acet!.Value.Nanoseconds}/{task.Wcet.Nanoseconds} ns in {task.Period}")), Is.EqualTo(Golden));

    [Test]
    public void Tasks_have_the_total_utilisation_and_periods_as_frequent_as_published()
    {
        var tasksets = Enumerable.Range(0, 400).Select(number => Numbered(number, 8, 0.7m)).ToArray();
        foreach (var taskset in tasksets)
        {
            Assert.That(taskset.TotalUtilisation.Approximately, Is.EqualTo(0.7).Within(1e-5));
            Assert.That(taskset.Tasks, Has.Count.EqualTo(8).And.All.Matches<AnalysisTask>(task => task!.Bcet <= task.Acet && task.Acet <= task.Wcet && task.Wcet <= task.Period));
        }
        // Discarding makes hardly a difference here: of 3,200 periods 25 of 85 are 20 ms, by four standard deviations.
        var share = tasksets.SelectMany(taskset => taskset.Tasks).Average(task => task.Period == Ms(20) ? 1.0 : 0.0);
        Assert.That(share, Is.EqualTo(25 / 85.0).Within(0.033));
    }

    [Test]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.That(AutomotiveRunnables.ShareKept(100, 0.05m, 1), Is.EqualTo((Ratio)0));
        Assert.That(AutomotiveRunnables.ShareKept(2, 1.99m, 1) < new Ratio(1, 10), "two tasks of at most 1 each");
        Assert.That(AutomotiveRunnables.ShareKept(10, 0.7m, 1) > new Ratio(1, 2));
        Assert.That(() => TasksetGenerator.Next(new(1), new(4, 0.5m, new HarmonicPeriods(Ms(1), 2, 3)) { Method = UtilisationMethod.AutomotiveRunnables }), Throws.ArgumentException);
        Assert.That(() => AutomotiveRunnables.Draw(new(1), Ms(3)), Throws.ArgumentException.With.Message.Contains("period of 3 ms"));
    }

    private const string Golden = "21148/41031/259645 ns in 100 ms, 67655/137760/1423091 ns in 5 ms, 15783/34266/455963 ns in 10 ms, 99809/117900/1343781 ns in 20 ms";

    private static GeneratedTaskset Numbered(int number, int tasks, decimal utilisation) =>
        TasksetGenerator.Numbered(33, number, new(tasks, utilisation, new AutomotivePeriods()) { Method = UtilisationMethod.AutomotiveRunnables });

    private static double Deviation(IEnumerable<double> values, Func<double, double> distribution)
    {
        var sorted = values.Order().ToArray();
        return Enumerable.Range(0, sorted.Length).Max(index => Math.Abs(distribution(sorted[index]) - (index + 0.5) / sorted.Length));
    }

    private static GuestTime Ms(int milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
