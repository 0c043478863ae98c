namespace Distributor.Model;

/// <summary>What a taskset's trace must show for its test to pass.</summary>
/// <param name="Deadlines">Whether all deadlines are met, or at least one is missed. Null: not judged.</param>
public sealed record Expectation(DeadlineExpectation? Deadlines = null);

/// <summary>What is expected of a taskset's deadlines.</summary>
public enum DeadlineExpectation
{
    /// <summary>Every job meets its deadline.</summary>
    Met,

    /// <summary>At least one job misses its deadline.</summary>
    Missed,
}
