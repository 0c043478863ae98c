namespace Distributor.Analysis;

/// <summary>What a schedulability test says of a taskset, and why.</summary>
/// <param name="Test">The test's name: <c>rta</c>, <c>qpa</c>.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Exactness">Whether the verdict is exact for this taskset or only sufficient.</param>
/// <param name="Reason">For people: the numbers that decided, or what the test needs.</param>
public sealed record AnalysisResult(string Test, AnalysisVerdict Verdict, Exactness Exactness, string Reason)
{
    /// <summary>
    /// The overrun policy on which verdict or response times depend. Default: null, on none, because no job outlives its task's period.
    /// </summary>
    public OverrunPolicy? AssumedOverrun { get; init; }

    /// <summary>A response time for each task, in the order of the tasks. Empty for tests that give none.</summary>
    public IReadOnlyList<TaskResponse> Responses { get; init; } = [];

    /// <summary>What is odd about the taskset, whatever the verdict: a WCET above its deadline, an overload.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    internal static AnalysisResult NotApplicable(string test, string needs) =>
        new(test, AnalysisVerdict.NotApplicable, Exactness.Sufficient, needs);

    internal static AnalysisResult TooLarge(string test, Exactness exactness) =>
        new(test, AnalysisVerdict.Undecided, exactness, "The numbers are too large to compute with: times or hyperperiod beyond 292 years, or too many steps.");
}
