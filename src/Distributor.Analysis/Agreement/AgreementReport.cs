namespace Distributor.Analysis.Agreement;

/// <summary>What came of holding analysis, simulation and execution of one taskset against each other.</summary>
/// <param name="Disagreements">
/// A text each, that names test, job and bound, and draws the schedule around it: a test accepts and a deadline is missed; a response exceeds its bound; an
/// exact test rejects, and its witness misses nothing. Nothing else is one.
/// </param>
/// <param name="Judged">What was held against each other and agrees, a sentence each.</param>
/// <param name="NotJudged">What could not be judged, and why, a sentence each.</param>
public sealed record AgreementReport(IReadOnlyList<string> Disagreements, IReadOnlyList<string> Judged, IReadOnlyList<string> NotJudged)
{
    /// <summary>True when nothing at all could be judged.</summary>
    public bool IsRefused => Disagreements.Count == 0 && Judged.Count == 0;

    /// <summary>Why it cannot be said that they agree; empty when they do.</summary>
    public IReadOnlyList<string> Failures => Disagreements.Count > 0 ? Disagreements
        : IsRefused ? [$"Whether analysis and run agree cannot be judged. {string.Join(" ", NotJudged)}"]
        : [];

    internal static AgreementReport Refused(string reason) => new([], [], [reason]);
}
