using Distributor.Analysis.Overheads;
using Distributor.Model;

namespace Distributor.Analysis.Acceptance;

/// <summary>Which curve is wanted: of which random tasksets, by which tests.</summary>
/// <param name="Name">Of <c>[A-Za-z0-9_.-]</c>.</param>
/// <param name="Sweeps">The random tasksets: one sweep for each value of the second parameter, at least one.</param>
/// <param name="Tests">Which schedulability tests are asked, by their names, and in which ways tasksets are executed; at least one.</param>
public sealed record CurveDeclaration(string Name, IReadOnlyList<AcceptanceSweep> Sweeps, IReadOnlyList<string> Tests)
{
    /// <summary>Executes each taskset under fixed priorities on a machine: accepted is one that misses nothing.</summary>
    public const string ExecutionFixedPriority = "execution-fp";

    /// <summary>Executes each taskset under EDF on a machine.</summary>
    public const string ExecutionEdf = "execution-edf";

    /// <summary>Every test there is.</summary>
    public static IReadOnlyList<string> AllTests { get; } =
        [.. SchedulabilityTest.All().Concat(SchedulabilityTest.With(KernelOverheads.None)).Select(test => test.Name), ExecutionFixedPriority, ExecutionEdf];

    /// <summary>In what the sweeps differ. Default: the number of tasks.</summary>
    public SweepParameter Parameter { get; init; } = SweepParameter.Tasks;

    /// <summary>What it is about, for people. Default: null.</summary>
    public string? Description { get; init; }

    /// <summary>How long each execution releases jobs. Null without executions.</summary>
    public GuestTime? Duration { get; init; }

    /// <summary>Where it is declared; null when it was built in code.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The ways in which tasksets are executed.</summary>
    public IReadOnlyList<string> Executions => [.. Tests.Where(test => test is ExecutionFixedPriority or ExecutionEdf)];

    /// <summary>The policy of a way to execute.</summary>
    public static SchedulingPolicy PolicyOf(string execution) =>
        execution == ExecutionEdf ? SchedulingPolicy.EarliestDeadlineFirst : SchedulingPolicy.FixedPriority;
}
