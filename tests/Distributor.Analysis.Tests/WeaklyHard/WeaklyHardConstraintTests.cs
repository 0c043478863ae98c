using Distributor.Analysis.Simulation;
using Distributor.Analysis.WeaklyHard;
using Distributor.Model;

namespace Distributor.Analysis.Tests.WeaklyHard;

public sealed class WeaklyHardConstraintTests
{
    private static readonly string[] Published = ["011110011011", "011110001011", "011100001011", "011000001011"];

    private static IEnumerable<TestCaseData> Constraints()
    {
        yield return new TestCaseData(WeaklyHardConstraint.AnyOf(1, 5), "1110");
        yield return new TestCaseData(WeaklyHardConstraint.RowOf(2, 5), "1000");
        yield return new TestCaseData(WeaklyHardConstraint.MissesInRow(3), "1100");
        yield return new TestCaseData(WeaklyHardConstraint.Hard, "0000");
        yield return new TestCaseData(WeaklyHardConstraint.BestEffort, "1111");
    }

    [TestCaseSource(nameof(Constraints))]
    public void V47_published_sequences(WeaklyHardConstraint constraint, string holds) =>
        Assert.That(string.Concat(Published.Select(hits => constraint.Holds(Hits(hits)) ? '1' : '0')), Is.EqualTo(holds));

    [Test]
    public void The_first_window_that_violates_it_is_told()
    {
        Assert.That(WeaklyHardConstraint.AnyOf(1, 5).FirstViolation(Hits(Published[3])), Is.EqualTo(3));
        Assert.That(WeaklyHardConstraint.AnyOf(2, 3).FirstViolation(Hits("110")), Is.Null);
    }

    [TestCase("", true)]
    [TestCase("0", true)]
    [TestCase("00", false)]
    public void A_sequence_that_ends_is_judged_as_if_later_jobs_met_their_deadlines(string hits, bool holds) =>
        Assert.That(WeaklyHardConstraint.AnyOf(2, 3).Holds(Hits(hits)), Is.EqualTo(holds));

    [Test]
    public void It_judges_a_trace()
    {
        // Every other job of b lacks the processor in time.
        var taskset = new Taskset("s", [new("a", "burn", new(20)) { Wcet = new(4), Jobs = 2 }, new("b", "burn", new(10)) { Wcet = new(5), Priority = 1 , Jobs = 4, RelativeDeadline = new(6) }]);
        var trace = Simulator.Run(taskset with { Tasks = [taskset.Tasks[0] with { Priority = 0 }, taskset.Tasks[1]] }, new() { Overrun = OverrunPolicy.FinishLate });
        Assert.That(WeaklyHardConstraint.Hits(trace, 1).Count(hit => hit), Is.EqualTo(2), trace.ToCanonicalText());
        Assert.That((WeaklyHardConstraint.AnyOf(1, 2).Holds(trace, 1), WeaklyHardConstraint.Hard.Holds(trace, 1)), Is.EqualTo((true, false)));
    }

    private static bool[] Hits(string text) => [.. text.Select(hit => hit == '1')];
}
