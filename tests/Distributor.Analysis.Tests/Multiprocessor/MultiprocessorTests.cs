using Distributor.Analysis.Edf;
using Distributor.Analysis.Multiprocessor;
using Distributor.Analysis.Tests.Brute;

namespace Distributor.Analysis.Tests.Multiprocessor;

public sealed class MultiprocessorTests
{
    private static readonly Func<IReadOnlyList<AnalysisTask>, bool> Edf = tasks => ProcessorDemand.Preemptive(tasks).Verdict is AnalysisVerdict.Accepts;

    [TestCase("1/2 1/2 1/2", 2, AnalysisVerdict.Accepts, TestName = "U = 1.5 is exactly 2 - 0.5")]
    [TestCase("1/2 1/2 51/100", 2, AnalysisVerdict.Undecided)]
    [TestCase("1/1 1/10", 2, AnalysisVerdict.Undecided, TestName = "Dhall's effect: one heavy task")]
    [TestCase("1/1 1/1 1/10", 2, AnalysisVerdict.Rejects, TestName = "An overload")]
    [TestCase("1/2", 1, AnalysisVerdict.Accepts)]
    [TestCase("1/4/2 1/4/2 1/4/2", 2, AnalysisVerdict.Accepts, TestName = "Densities for constrained deadlines")]
    public void Goossens_Funk_and_Baruah(string tasks, int processors, AnalysisVerdict verdict)
    {
        var result = GlobalEdf.Gfb(Notation.Tasks(tasks), processors);
        Assert.That(result.Verdict, Is.EqualTo(verdict), result.Reason);
    }

    [TestCase(Fit.First, false, "t0 t1 t3|t2")]
    [TestCase(Fit.Best, false, "t0 t1 t3|t2")]
    [TestCase(Fit.Worst, false, "t0 t3|t1 t2", TestName = "Worst fit balances")]
    [TestCase(Fit.First, true, "t2 t1 t3|t0", TestName = "Decreasing utilisation")]
    public void Partitions(Fit fit, bool decreasing, string processors)
    {
        // 0.5, 0.3, 0.6, 0.1
        var partition = Partitioning.Assign(Notation.Tasks("5/10 3/10 6/10 1/10"), 2, fit, Edf, decreasing);
        Assert.That(string.Join("|", partition.Processors.Select(tasks => string.Join(" ", tasks.Select(task => task.Name)))), Is.EqualTo(processors));
        Assert.That(partition.IsComplete);
    }

    // J. M. Lopez, J. L. Diaz and D. F. Garcia, "Utilization Bounds for EDF Scheduling on Real-Time Multiprocessor Systems", Real-Time Systems 28, 2004, theorems 4 and 5.
    [TestCase(Fit.First, false)]
    [TestCase(Fit.First, true)]
    [TestCase(Fit.Best, false)]
    [TestCase(Fit.Best, true)]
    [TestCase(Fit.Worst, true)]
    public void What_is_within_the_bound_of_Lopez_is_always_placed(Fit fit, bool decreasing) => RandomTasks.ForSeeds(1000, random =>
    {
        var (processors, tasks) = (random.Next(1, 5), Enumerable.Range(0, random.Next(1, 16)).Select(index => AnalysisTask.Of($"t{index}", random.Next(1, 61), 100)).ToArray());
        var parts = 100 / tasks.Max(task => task.Wcet.Nanoseconds);
        if (Utilisation.Of(tasks) > new Ratio(parts * processors + 1, parts + 1)) return (tasks, null);
        var partition = Partitioning.Assign(tasks, processors, fit, Edf, decreasing);
        return (tasks, partition.IsComplete && partition.Processors.Where(each => each.Count > 0).All(Edf) ? null : $"{processors} processors, no room for {partition.Unplaced?.Name}");
    });

    [Test]
    public void An_overload_of_all_processors_and_a_WCET_above_its_deadline_are_warnings()
    {
        Assert.That(GlobalEdf.Gfb(Notation.Tasks("1/1 1/1 1/10"), 2).Warnings, Is.EqualTo(new[] { "Overload: utilisation 2.100." }));
        Assert.That(GlobalEdf.Gfb(Notation.Tasks("4/6/3 4/6"), 2).Warnings, Is.EqualTo(new[] { "t0: WCET 4 ns above deadline 3 ns." }));
    }

    [Test]
    public void A_task_without_room_is_named()
    {
        var partition = Partitioning.Assign(Notation.Tasks("6/10 6/10 6/10"), 2, Fit.First, Edf);
        Assert.That((partition.IsComplete, partition.Unplaced!.Name), Is.EqualTo((false, "t2")));
    }
}
