using Distributor.Model;
using Distributor.Testing.Assertions;
using Distributor.Testing.Theory;
using NUnit.Framework;

namespace Experiments.Counterexample;

/// <summary>
/// Is there a taskset that an analysis with the guest's measured overheads accepts, and that misses a deadline on the guest? Random tasksets up to the edge of
/// what is schedulable: 100 of each, or as many as <c>CsCheck_Iter</c> says. The smallest one that fails would be shown as YAML, with the seed that finds it again.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class CounterexampleTests
{
    private static readonly RandomTasksets Random = new() { Tasks = (1, 8), Utilisation = (0.6m, 0.99m), LeastDeadlineShare = 0.6m };

    [Test, Category("theory")]
    public async Task What_response_time_analysis_with_overheads_accepts_meets_its_deadlines()
    {
        var overheads = await MachinesOfTests.OverheadsAsync();
        await TasksetProperty.HoldsAsync(Random.Generator, Has.DeadlinesMet(), where: taskset => taskset.IsAcceptedBy("rta-overheads", overheads));
    }

    [Test, Category("theory")]
    public async Task What_processor_demand_with_overheads_accepts_meets_its_deadlines()
    {
        var overheads = await MachinesOfTests.OverheadsAsync();
        var random = Random with { Policy = SchedulingPolicy.EarliestDeadlineFirst };
        await TasksetProperty.HoldsAsync(random.Generator, Has.DeadlinesMet(), where: taskset => taskset.IsAcceptedBy("qpa-overheads", overheads));
    }
}
