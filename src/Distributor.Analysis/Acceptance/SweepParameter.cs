namespace Distributor.Analysis.Acceptance;

/// <summary>A second parameter of tasksets, besides their utilisation.</summary>
/// <param name="Name">As files name it.</param>
/// <param name="Label">For people, on an axis.</param>
/// <param name="Of">Its value in a sweep.</param>
public sealed record SweepParameter(string Name, string Label, Func<AcceptanceSweep, decimal> Of)
{
    /// <summary>The number of tasks.</summary>
    public static SweepParameter Tasks { get; } = new("tasks", "tasks", sweep => sweep.Generator.Tasks);

    /// <summary>From which share of the time between WCET and period on deadlines are drawn; 1 for implicit ones.</summary>
    public static SweepParameter Deadlines { get; } = new("deadlines", "s, with deadlines from C + s (T - C) to T", sweep => sweep.Generator.LeastDeadlineShare ?? 1);

    /// <summary>The largest utilisation of a task.</summary>
    public static SweepParameter MostUtilisation { get; } = new("max-utilisation", "largest utilisation of a task", sweep => sweep.Generator.MostUtilisation);

    /// <summary>All there are.</summary>
    public static IReadOnlyList<SweepParameter> All { get; } = [Tasks, Deadlines, MostUtilisation];
}
