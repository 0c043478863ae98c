namespace Distributor.Model.Measures;

/// <summary>What one expectation makes of a trace.</summary>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Observed">What the trace shows, for people: a phrase, and a line a job at fault.</param>
/// <param name="Jobs">The jobs at fault; empty when it holds, or when no single job is.</param>
public sealed record Judgement(bool Holds, string Observed, IReadOnlyList<Job> Jobs);
