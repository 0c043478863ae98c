namespace Distributor.Analysis.Acceptance;

/// <summary>What one test said at all points of a sweep.</summary>
/// <param name="Test">Its name: that of a <see cref="SchedulabilityTest"/>, or of an execution.</param>
/// <param name="Points">In the order of the sweep's utilisations.</param>
public sealed record AcceptanceSeries(string Test, IReadOnlyList<AcceptanceTally> Points)
{
    /// <summary>
    /// Weighted schedulability: the share of tasksets accepted over all points, each weighted with its utilisation, so that heavy ones count for more
    /// (A. Bastoni, B. Brandenburg and J. Anderson, "Cache-Related Preemption and Migration Delays: Empirical Approximation and Impact on Schedulability",
    /// OSPERT 2010, section 4). The weight is the point's utilisation, which rounding changes by less than the generator's granularity. Null when no
    /// taskset counts.
    /// </summary>
    public double? Weighted(IReadOnlyList<decimal> utilisations)
    {
        ArgumentNullException.ThrowIfNull(utilisations);
        var (accepted, all) = (0m, 0m);
        foreach (var (utilisation, tally) in utilisations.Zip(Points))
        {
            accepted += utilisation * tally.Accepted;
            all += utilisation * tally.Judged;
        }
        return all > 0 ? (double)(accepted / all) : null;
    }
}
