using Distributor.Analysis.FixedPriority;
using Distributor.Analysis.Sensitivity;
using Distributor.Model;

namespace Distributor.Analysis.Tests.Sensitivity;

public sealed class WcetSensitivityTests
{
    [Test]
    public void A_harmonic_taskset_breaks_down_at_1()
    {
        var tasks = Notation.Tasks("1000/4000 1000/8000");
        var breakdown = WcetSensitivity.BreakdownUtilisation(tasks, ResponseTimeAnalysis.Accepts)!;
        Assert.That(breakdown.Utilisation.Approximately, Is.EqualTo(1).Within(0.001));
        Assert.That(breakdown.Utilisation <= Ratio.One);
    }

    [Test]
    public void The_breakdown_is_accepted_and_a_millionth_more_is_not()
    {
        var tasks = Notation.Tasks("2000000/5000000 3000000/11000000 1000000/17000000");
        var breakdown = WcetSensitivity.BreakdownUtilisation(tasks, ResponseTimeAnalysis.Accepts)!;
        var more = tasks.Select(task => task with { Wcet = new(task.Wcet.Nanoseconds * (breakdown.MillionthsOfWcet + 1) / 1_000_000) }).ToArray();
        Assert.That((ResponseTimeAnalysis.Accepts(breakdown.Tasks), ResponseTimeAnalysis.Accepts(more)), Is.EqualTo((true, false)));
    }

    [Test]
    public void The_longest_WCET_of_a_task_fits_to_the_ns()
    {
        // With t0 2/4, t1 has 4 of every 8; the schedule is harmonic.
        Assert.That(WcetSensitivity.LongestWcet(Notation.Tasks("2/4 1/8"), 1, ResponseTimeAnalysis.Accepts), Is.EqualTo(new GuestTime(4)));
        Assert.That(WcetSensitivity.LongestWcet(Notation.Tasks("5/4 1/8"), 1, ResponseTimeAnalysis.Accepts), Is.Null);
    }
}
