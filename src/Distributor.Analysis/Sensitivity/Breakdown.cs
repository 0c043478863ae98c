namespace Distributor.Analysis.Sensitivity;

/// <summary>A taskset scaled to where a test still accepts it.</summary>
/// <param name="Tasks">With the scaled WCETs, rounded down to whole ns.</param>
/// <param name="MillionthsOfWcet">The factor of all WCETs, in millionths.</param>
/// <param name="Utilisation">The breakdown utilisation: that of the scaled tasks.</param>
public sealed record Breakdown(IReadOnlyList<AnalysisTask> Tasks, long MillionthsOfWcet, Ratio Utilisation);
