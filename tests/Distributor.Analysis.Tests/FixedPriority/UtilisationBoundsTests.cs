using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Tests.Brute;

namespace Distributor.Analysis.Tests.FixedPriority;

public sealed class UtilisationBoundsTests
{
    [TestCase("1/4 1/5 1/10", AnalysisVerdict.Accepts, AnalysisVerdict.Accepts)]
    [TestCase("1/2 2/6", AnalysisVerdict.Undecided, AnalysisVerdict.Accepts, TestName = "1.5 times 1.33 is exactly 2, and U = 0.833 is above 0.828")]
    [TestCase("1/2 2/4", AnalysisVerdict.Undecided, AnalysisVerdict.Undecided, TestName = "A harmonic set that is schedulable and beyond both bounds")]
    [TestCase("2/3 2/5", AnalysisVerdict.Rejects, AnalysisVerdict.Rejects, TestName = "An overload is rejected by every test")]
    [TestCase("1/1", AnalysisVerdict.Accepts, AnalysisVerdict.Accepts)]
    public void The_bounds(string tasks, AnalysisVerdict liuLayland, AnalysisVerdict hyperbolic)
    {
        Assert.That(UtilisationBounds.LiuLayland(Notation.Tasks(tasks)).Verdict, Is.EqualTo(liuLayland));
        Assert.That(UtilisationBounds.Hyperbolic(Notation.Tasks(tasks)).Verdict, Is.EqualTo(hyperbolic));
    }

    [TestCase("1/5 1/4", TestName = "Priorities that are not rate-monotonic")]
    [TestCase("1/4/3 1/5", TestName = "A constrained deadline")]
    public void They_say_nothing_of(string tasks) => Assert.That(UtilisationBounds.LiuLayland(Notation.Tasks(tasks)).Verdict, Is.EqualTo(AnalysisVerdict.NotApplicable));

    [Test]
    public void What_a_bound_accepts_the_exact_test_accepts() => RandomTasks.ForSeeds(600, random =>
    {
        var tasks = AnalysisTask.InPriorityOrder(RandomTasks.Next(random, period => period).OrderBy(task => task.Period));
        var (liuLayland, hyperbolic) = (UtilisationBounds.LiuLayland(tasks).Verdict, UtilisationBounds.Hyperbolic(tasks).Verdict);
        var exact = ResponseTimeAnalysis.Preemptive(tasks).Verdict;
        return (tasks, (liuLayland is AnalysisVerdict.Accepts && hyperbolic is not AnalysisVerdict.Accepts) || (hyperbolic is AnalysisVerdict.Accepts && exact is not AnalysisVerdict.Accepts)
            ? $"Liu-Layland {liuLayland}, hyperbolic {hyperbolic}, exact {exact}" : null);
    });
}
