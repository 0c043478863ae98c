namespace Distributor.Analysis.Acceptance;

/// <summary>A second parameter of tasksets, besides their utilisation.</summary>
/// <param name="Name">As users choose it.</param>
/// <param name="Expected">Its values, for people.</param>
/// <param name="Set">The sweep with a value; null when it cannot have that one.</param>
public sealed record SweepParameter(string Name, string Expected, Func<AcceptanceSweep, decimal, AcceptanceSweep?> Set)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<SweepParameter> All { get; } =
    [
        new("tasks", "whole numbers from 1 on", (sweep, value) => value >= 1 && value <= 10_000 && value == decimal.Truncate(value)
            ? sweep with { Generator = sweep.Generator with { Tasks = (int)value } } : null),
        new("deadline-share", "numbers from 0 to 1", (sweep, value) => value is >= 0 and <= 1
            ? sweep with { Generator = sweep.Generator with { LeastDeadlineShare = value } } : null),
        new("most-utilisation", "numbers above 0 and at most 1", (sweep, value) => value is > 0 and <= 1
            ? sweep with { Generator = sweep.Generator with { MostUtilisation = value } } : null),
    ];
}
