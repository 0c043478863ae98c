using Distributor.Model;

namespace Distributor.Analysis.Generation;

/// <summary>
/// What is published of the runnables of one period: S. Kramer, D. Ziegenbein and A. Hamann, "Real World Automotive Benchmarks For Free", WATERS 2015, tables III
/// (shares), IV (average execution times) and V (factors from an average to the best and the worst case). Each number stands in at least two of three public
/// programs, in Python, Rust and Scala, that quote the tables independently of each other; the paper itself was not at hand.
/// </summary>
/// <param name="Period">Between two releases.</param>
/// <param name="Percent">The share of runnables that have it; what is missing to 100 is released by the crankshaft's angle.</param>
/// <param name="Acet">Their average execution times: the least, the mean, and the longest.</param>
/// <param name="Best">The least and the largest factor from an average to its best case, in hundredths.</param>
/// <param name="Worst">The least and the largest factor from an average to its worst case, in hundredths.</param>
internal sealed record RunnableClass(GuestTime Period, int Percent, TruncatedWeibull Acet, (int Least, int Most) Best, (int Least, int Most) Worst)
{
    public static readonly IReadOnlyList<RunnableClass> All =
    [
        Of(1, 3, (340, 5_000, 30_110), (19, 92), (130, 2911)),
        Of(2, 2, (320, 4_200, 40_690), (12, 89), (154, 1904)),
        Of(5, 2, (360, 11_040, 83_380), (17, 94), (113, 1844)),
        Of(10, 25, (210, 10_090, 309_870), (5, 99), (106, 3003)),
        Of(20, 25, (250, 8_740, 291_420), (11, 98), (106, 1561)),
        Of(50, 3, (290, 17_560, 92_980), (32, 95), (113, 776)),
        Of(100, 20, (210, 10_530, 420_430), (9, 99), (102, 888)),
        Of(200, 1, (220, 2_560, 21_950), (45, 98), (103, 490)),
        Of(1000, 4, (370, 430, 460), (68, 80), (184, 475)),
    ];

    private static readonly int Percents = All.Sum(row => row.Percent);

    /// <summary>As frequent as published.</summary>
    public static RunnableClass Draw(RandomSource random)
    {
        var drawn = random.NextBelow(Percents);
        foreach (var row in All)
        {
            if (drawn < row.Percent) return row;
            drawn -= row.Percent;
        }
        throw new InvalidOperationException("A number below the table's sum is in the table.");
    }

    private static RunnableClass Of(int milliseconds, int percent, (long Least, long Mean, long Most) acet, (int Least, int Most) best, (int Least, int Most) worst) =>
        new(GuestTime.FromMilliseconds(milliseconds), percent, new(new(acet.Least), new(acet.Mean), new(acet.Most)), best, worst);
}
