using Distributor.Model;

namespace Distributor.Analysis.Tests;

/// <summary>Which tests are asked of a taskset, by how it is scheduled.</summary>
public sealed class TasksetAnalysisTests
{
    private static readonly RealTimeTask
        A = new("a", "burn", new(70)) { Wcet = new(20), Priority = 0 },
        B = new("b", "burn", new(80)) { Wcet = new(20), Priority = 1 };

    [TestCase(SchedulingPolicy.FixedPriority, 0, 0, "liu-layland hyperbolic rta")]
    [TestCase(SchedulingPolicy.FixedPriority, 20, 20, "rta-non-preemptive rta-floating-non-preemptive", TestName = "A section as long as the job is non-preemptive")]
    [TestCase(SchedulingPolicy.FixedPriority, 20, 5, "rta-floating-non-preemptive")]
    [TestCase(SchedulingPolicy.EarliestDeadlineFirst, 0, 0, "edf-utilisation qpa edf-response-time global-edf-gfb")]
    [TestCase(SchedulingPolicy.EarliestDeadlineFirst, 20, 20, "qpa qpa-non-preemptive edf-response-time edf-non-preemptive-response-time")]
    [TestCase(SchedulingPolicy.EarliestDeadlineFirst, 0, 5, "qpa edf-response-time")]
    public void Those_are_applicable_that_are_about_such_a_taskset(SchedulingPolicy policy, long sectionOfA, long sectionOfB, string applicable)
    {
        var analysis = TasksetAnalysis.Of(new("s", [A with { NonPreemptiveSection = new(sectionOfA) }, B with { NonPreemptiveSection = new(sectionOfB) }]) { Policy = policy });
        Assert.That(analysis.Results.Where(result => result.Verdict is not AnalysisVerdict.NotApplicable).Select(result => result.Test), Is.EqualTo(applicable.Split(' ')));
    }

    [Test]
    public void A_test_that_accepts_or_rejects_decides_over_those_that_cannot_tell()
    {
        Assert.That(TasksetAnalysis.Of(new("s", [A, B with { Wcet = new(50) }])).Verdict, Is.EqualTo(AnalysisVerdict.Accepts), "by rta alone");
        Assert.That(TasksetAnalysis.Of(new("s", [A, B with { Wcet = new(65) }])).Verdict, Is.EqualTo(AnalysisVerdict.Rejects));
        Assert.That(TasksetAnalysis.Of(new("s", [A, B with { Wcet = new(40), Blocking = new(30) }])).Verdict, Is.EqualTo(AnalysisVerdict.Undecided));
        Assert.That(TasksetAnalysis.Of(new("s", [A with { Wcet = null }])).Verdict, Is.EqualTo(AnalysisVerdict.NotApplicable));
    }

    [Test]
    public void Offsets_are_followed_where_there_are_some()
    {
        var apart = TasksetAnalysis.Of(new("s", [A with { Period = new(80), RelativeDeadline = new(20) }, B with { RelativeDeadline = new(20), Offset = new(20) }]));
        Assert.That(apart.Verdict, Is.EqualTo(AnalysisVerdict.Accepts), "which the synchronous release would not meet");
        Assert.That(apart.Results[^1].Test, Is.EqualTo("offset-simulation"));
    }
}
