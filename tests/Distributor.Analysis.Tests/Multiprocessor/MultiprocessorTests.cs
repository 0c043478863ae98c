using Distributor.Analysis.Edf;
using Distributor.Analysis.Multiprocessor;

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

    [Test]
    public void A_task_without_room_is_named()
    {
        var partition = Partitioning.Assign(Notation.Tasks("6/10 6/10 6/10"), 2, Fit.First, Edf);
        Assert.That((partition.IsComplete, partition.Unplaced!.Name), Is.EqualTo((false, "t2")));
    }
}
