using Distributor.Analysis.Acceptance;

namespace Distributor.Dispatch.Curves;

/// <summary>What came of a curve.</summary>
/// <param name="Declaration">What was wanted.</param>
/// <param name="Family">A curve for each value of the second parameter.</param>
/// <param name="Remarks">What is to be known of it, a sentence each: executions that count nowhere, and why.</param>
public sealed record MeasuredCurve(CurveDeclaration Declaration, AcceptanceFamily Family, IReadOnlyList<string> Remarks)
{
    /// <summary>The curve; where a second parameter has several values, that of the least.</summary>
    public AcceptanceCurve Curve => Family.Members[0].Curve;
}
