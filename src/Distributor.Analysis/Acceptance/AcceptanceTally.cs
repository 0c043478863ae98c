namespace Distributor.Analysis.Acceptance;

/// <summary>What one test said of the tasksets of one point.</summary>
/// <param name="Accepted">How many it accepts; of an execution, in how many no deadline was missed.</param>
/// <param name="Rejected">How many it rejects.</param>
/// <param name="Undecided">How many it cannot tell of. A test that does not accept has not accepted, so they count as such.</param>
public sealed record AcceptanceTally(int Accepted, int Rejected, int Undecided)
{
    /// <summary>How many the test says nothing about, being made for others. They do not count.</summary>
    public int NotApplicable { get; init; }

    /// <summary>How many no machine could run, or of which the host may have decided the timing. They do not count.</summary>
    public int Bad { get; init; }

    /// <summary>How many count.</summary>
    public int Judged => Accepted + Rejected + Undecided;

    /// <summary>The acceptance ratio; null when none counts.</summary>
    public double? Ratio => Judged > 0 ? (double)Accepted / Judged : null;

    /// <summary>Where the ratio of all such tasksets is, with a confidence of 95 %; null when none counts.</summary>
    public WilsonInterval? Interval => Judged > 0 ? WilsonInterval.Of(Accepted, Judged) : null;
}
