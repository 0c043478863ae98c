using Distributor.Analysis.Edf;
using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Multiprocessor;
using Distributor.Analysis.Overheads;
using Distributor.Analysis.Simulation;
using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>A schedulability test by its name, as users choose it.</summary>
/// <param name="Name"><c>rta</c>, <c>qpa</c>: that of its results.</param>
/// <param name="Policy">The scheduling policy that it is about.</param>
/// <param name="Analyse">Judges a taskset; of those that are themselves long, the token ends it.</param>
public sealed record SchedulabilityTest(string Name, SchedulingPolicy Policy, Func<IReadOnlyList<AnalysisTask>, CancellationToken, AnalysisResult> Analyse)
{
    /// <summary>All tests that need no more than tasks, for so many processors (of effect on <c>global-edf-gfb</c> alone).</summary>
    public static IReadOnlyList<SchedulabilityTest> All(int processors = 1) =>
    [
        Fixed("liu-layland", UtilisationBounds.LiuLayland),
        Fixed("hyperbolic", UtilisationBounds.Hyperbolic),
        Fixed("rta", ResponseTimeAnalysis.Preemptive),
        Fixed("rta-non-preemptive", ResponseTimeAnalysis.NonPreemptive),
        Fixed("rta-floating-non-preemptive", ResponseTimeAnalysis.FloatingNonPreemptive),
        Deadline("edf-utilisation", EdfUtilisation.Analyse),
        Deadline("qpa", ProcessorDemand.Preemptive),
        Deadline("qpa-non-preemptive", ProcessorDemand.NonPreemptive),
        Deadline("edf-response-time", EdfResponseTimes.Preemptive),
        Deadline("edf-non-preemptive-response-time", EdfResponseTimes.NonPreemptive),
        Deadline("global-edf-gfb", tasks => GlobalEdf.Gfb(tasks, processors)),
        Simulation("simulation-fp", SchedulingPolicy.FixedPriority),
        Simulation("simulation-edf", SchedulingPolicy.EarliestDeadlineFirst),
    ];

    /// <summary>The tests that count what a kernel takes: <c>rta-overheads</c>, <c>qpa-overheads</c>.</summary>
    public static IReadOnlyList<SchedulabilityTest> With(KernelOverheads overheads) =>
    [
        Fixed("rta-overheads", tasks => OverheadAnalysis.ResponseTimes(tasks, overheads)),
        Deadline("qpa-overheads", tasks => OverheadAnalysis.Demand(tasks, overheads)),
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static SchedulabilityTest Fixed(string name, Func<IReadOnlyList<AnalysisTask>, AnalysisResult> analyse) =>
        new(name, SchedulingPolicy.FixedPriority, (tasks, _) => analyse(tasks));

    private static SchedulabilityTest Deadline(string name, Func<IReadOnlyList<AnalysisTask>, AnalysisResult> analyse) =>
        new(name, SchedulingPolicy.EarliestDeadlineFirst, (tasks, _) => analyse(tasks));

    private static SchedulabilityTest Simulation(string name, SchedulingPolicy policy) =>
        new(name, policy, (tasks, cancellationToken) => SynchronousBusyPeriod.Analyse(tasks, policy, cancellationToken: cancellationToken));
}
