using Distributor.Analysis.Overheads;
using Distributor.Model;

namespace Distributor.Analysis.Agreement;

/// <summary>What is held against each other, and how closely.</summary>
public sealed record AgreementSettings
{
    /// <summary>The tests, of which those of other scheduling policies do not count. Default: those that give a preemptive kernel's worst case.</summary>
    public IReadOnlyList<SchedulabilityTest> Tests { get; init; } =
        [.. SchedulabilityTest.All().Where(test => test.Name is "liu-layland" or "hyperbolic" or "rta" or "edf-utilisation" or "qpa" or "edf-response-time")];

    /// <summary>
    /// What the machine's kernel takes: then <c>rta-overheads</c> and <c>qpa-overheads</c> speak for the machine, and the others for the simulation alone.
    /// Default: null, an ideal kernel, as the reference guest's is to `burn`.
    /// </summary>
    public KernelOverheads? Overheads { get; init; }

    /// <summary>The trace is of the simulator, which sticks to the tasks' WCETs by itself.</summary>
    public bool IsSimulated { get; init; }

    internal IEnumerable<SchedulabilityTest> Of(SchedulingPolicy policy) => Tests.Where(test => test.Policy == policy);
}
