using Distributor.Analysis.Simulation;
using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>All that schedulability tests say of one taskset, as it is scheduled.</summary>
/// <param name="Taskset">The taskset.</param>
/// <param name="Utilisation">The sum of C / T; null when a WCET is unknown.</param>
/// <param name="Results">A result a test, by the tests' names; those that say nothing of such a taskset are not applicable, with the reason.</param>
public sealed record TasksetAnalysis(Taskset Taskset, Ratio? Utilisation, IReadOnlyList<AnalysisResult> Results)
{
    private const string OffsetTest = "offset-simulation";

    /// <summary>
    /// Accepts or rejects when some test does, since each of them is right when it does; else undecided when some test is applicable.
    /// </summary>
    public AnalysisVerdict Verdict =>
        new[] { AnalysisVerdict.Accepts, AnalysisVerdict.Rejects, AnalysisVerdict.Undecided }.Where(verdict => Results.Any(result => result.Verdict == verdict))
            .DefaultIfEmpty(AnalysisVerdict.NotApplicable).First();

    /// <summary>
    /// Asks every test of <see cref="SchedulabilityTest.All"/> but simulations of the synchronous busy period, and <c>offset-simulation</c> where a task has an
    /// offset. A test is not applicable to a taskset of another scheduling policy, to jobs that are preempted otherwise than it assumes, and, but for
    /// <c>global-edf-gfb</c>, to several processors.
    /// </summary>
    /// <param name="taskset">Which.</param>
    /// <param name="processors">How many it runs on, at least 1.</param>
    /// <param name="cancellationToken">Ends what is itself long.</param>
    public static TasksetAnalysis Of(Taskset taskset, int processors = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(taskset);
        var isKnown = AnalysisTask.TryOf(taskset, out var tasks, out var unknown);
        SchedulabilityTest[] tests =
        [
            .. SchedulabilityTest.All(processors).Where(test => !test.Name.StartsWith("simulation-", StringComparison.Ordinal)),
            new(OffsetTest, taskset.Policy, (analysed, token) => OffsetAnalysis.Analyse(analysed, taskset.Policy, token)),
        ];
        return new(taskset, isKnown ? Analysis.Utilisation.Of(tasks) : null, [.. tests.Select(test => isKnown ? Ask(test) : AnalysisResult.NotApplicable(test.Name, unknown))]);

        AnalysisResult Ask(SchedulabilityTest test) =>
            WhyNot(test, taskset, processors) is { } reason ? AnalysisResult.NotApplicable(test.Name, reason) : test.Analyse(tasks, cancellationToken);
    }

    private static string? WhyNot(SchedulabilityTest test, Taskset taskset, int processors)
    {
        if (test.Policy != taskset.Policy) return taskset.Policy is SchedulingPolicy.FixedPriority ? "The taskset is scheduled by fixed priorities." : "The taskset is scheduled by deadlines (EDF).";
        if (processors > 1 && test.Name != "global-edf-gfb") return $"The test is for one processor, and there are {processors}.";
        if (test.Name == OffsetTest) return taskset.Tasks.All(task => task.Offset == GuestTime.Zero) ? "No task has an offset." : null;
        if (test.Name == "rta-floating-non-preemptive") return taskset.Tasks.All(task => task.NonPreemptiveSection == GuestTime.Zero) ? "No job has a non-preemptive section." : null;
        return test.Name.Contains("non-preemptive", StringComparison.Ordinal) && taskset.Tasks.FirstOrDefault(task => !task.IsNonPreemptive) is { } preempted
            ? $"Jobs of {preempted.Name} are preempted (`non-preemptive: true` says otherwise)." : null;
    }
}
