namespace Distributor.Analysis.Acceptance;

/// <summary>A curve for each value of a second parameter.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Members">In the order of the values.</param>
public sealed record AcceptanceFamily(SweepParameter Parameter, IReadOnlyList<FamilyMember> Members)
{
    /// <summary>The weighted schedulability of a test, a value for each member; see <see cref="AcceptanceSeries.Weighted"/>.</summary>
    public IReadOnlyList<double?> Weighted(string test) => [.. Members.Select(member => member.Curve[test].Weighted(member.Curve.Sweep.Utilisations))];
}

/// <summary>The curve of one value.</summary>
/// <param name="Value">The parameter's.</param>
/// <param name="Curve">The curve.</param>
public sealed record FamilyMember(decimal Value, AcceptanceCurve Curve);
