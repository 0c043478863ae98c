using Distributor.Analysis.FixedPriority;

namespace Distributor.Analysis.Tests.FixedPriority;

/// <summary>Published results for fixed priorities; the ids are those of the project's list of vectors.</summary>
public sealed class PublishedResponseTimesTests
{
    private static readonly long[][] AudsleySet =
    [
        [51, 1000, 1000, 0, 0], [3000, 2000000, 5000, 300, 0], [2000, 25000, 25000, 600, 0], [5000, 25000, 25000, 900, 0],
        [1000, 40000, 40000, 1350, 0], [3000, 50000, 50000, 1350, 0], [5000, 50000, 50000, 750, 0], [8000, 59000, 59000, 750, 0],
        [9000, 80000, 80000, 1350, 0], [2000, 80000, 80000, 450, 0], [5000, 100000, 100000, 1050, 0], [1000, 200000, 200000, 450, 1000],
        [3000, 200000, 200000, 450, 0], [1000, 200000, 200000, 450, 0], [1000, 200000, 200000, 1350, 0], [3000, 1000000, 1000000, 0, 0],
        [1000, 1000000, 1000000, 0, 0], [1000, 1000000, 1000000, 0, 0],
    ];

    [TestCase("1/4 1/5 3/9 3/18", "1 2 7 18", AnalysisVerdict.Accepts, TestName = "V01 four tasks that just fit")]
    [TestCase("1/2 1/3 3/9 3/18", "1 2 - -", AnalysisVerdict.Rejects, TestName = "V02 an overload ends, and lower tasks have no response time")]
    [TestCase("2/5 2/7 2/12/10", "2 4 10", AnalysisVerdict.Accepts, TestName = "V05 a response equal to the deadline meets it")]
    [TestCase("26/70 62/100/118", "26 118", AnalysisVerdict.Accepts, TestName = "V08 a deadline beyond the period (Lehoczky)")]
    [TestCase("26/70 62/100/116", "26 118", AnalysisVerdict.Rejects, TestName = "V08 a deadline beyond the period that is too short")]
    [TestCase("1/5 2/6 1/8", "1 3 4", AnalysisVerdict.Accepts, TestName = "V09 first")]
    [TestCase("3/5 2/6 1/8", "3 5 -", AnalysisVerdict.Rejects, TestName = "V09 second")]
    [TestCase("1/2 2/6 1/8", "1 4 6", AnalysisVerdict.Accepts, TestName = "V09 fourth")]
    [TestCase("1/3 3/6", "1 5", AnalysisVerdict.Accepts, TestName = "V11")]
    [TestCase("5995/43000 2497/44000 18376/52000 7724/55000", "5995 8492 26868 34592", AnalysisVerdict.Accepts, TestName = "V14a")]
    public void Preemptive(string tasks, string responses, AnalysisVerdict verdict)
    {
        var result = ResponseTimeAnalysis.Preemptive(Notation.Tasks(tasks));
        Assert.That(Notation.Responses(result), Is.EqualTo(responses), result.Reason);
        Assert.That((result.Verdict, result.Exactness), Is.EqualTo((verdict, Exactness.Exact)), result.Reason);
    }

    [Test]
    public void V09_the_third_task_is_late_and_told_how_late()
    {
        var result = ResponseTimeAnalysis.Preemptive(Notation.Tasks("2/4 2/6 1/8"));
        Assert.That(result.Verdict, Is.EqualTo(AnalysisVerdict.Rejects));
        Assert.That(result.Responses[2].Response!.Value.Nanoseconds, Is.GreaterThan(8));
    }

    [Test]
    public void V03_Audsleys_set_with_blocking_and_jitter()
    {
        long[] published = [51, 3504, 5906, 11512, 13064, 16217, 20821, 36637, 47798, 48949, 99150, 99550, 140641, 141692, 143694, 145446, 146497, 147548];
        var tasks = AnalysisTask.InPriorityOrder(AudsleySet.Select((row, index) => AnalysisTask.Of($"t{index}", row[0], row[1], row[2]) with { Blocking = new(row[3]), Jitter = new(row[4]) }));
        var result = ResponseTimeAnalysis.Preemptive(tasks);
        Assert.That(result.Responses.Select((response, index) => response.Response!.Value.Nanoseconds - AudsleySet[index][4]), Is.EqualTo(published));
        Assert.That((result.Verdict, result.Exactness), Is.EqualTo((AnalysisVerdict.Accepts, Exactness.Sufficient)), "blocking may not come");
    }

    [Test]
    public void V17_non_preemptive() => Assert.That(
        Notation.Responses(ResponseTimeAnalysis.NonPreemptive(Notation.Tasks("20/70 20/80 35/200"))), Is.EqualTo("54 74 75"));

    [Test]
    public void V19_floating_non_preemptive_sections()
    {
        var tasks = Notation.Tasks("4/12 6/20 8/40").Select((task, index) => task with { NonPreemptiveSection = new(index + 2) }).ToArray();
        Assert.That(Notation.Responses(ResponseTimeAnalysis.FloatingNonPreemptive(tasks)), Is.EqualTo("7 17 32"));
        Assert.That(ResponseTimeAnalysis.Preemptive(tasks).Verdict, Is.EqualTo(AnalysisVerdict.NotApplicable));
    }

    [Test]
    public void V45_the_reason_adds_up()
    {
        var tasks = Notation.Tasks("10/30 10/40 12/50").Zip("abc", (task, name) => task with { Name = $"{name}" }).ToArray();
        Assert.That(ResponseTimeAnalysis.Preemptive(tasks).Reason, Is.EqualTo("c: R = 52 ns > D = 50 ns at job 1; interference a 20 ns, b 20 ns"));
    }

    [Test]
    public void V08_the_reason_of_a_later_job_adds_up_as_well() => Assert.That(ResponseTimeAnalysis.Preemptive(Notation.Tasks("26/70 62/100/116")).Reason,
        Is.EqualTo("t1: R = 118 ns > D = 116 ns at job 5; own jobs 310 ns, the last released 400 ns after the first; interference t0 208 ns"));

    [Test]
    public void Davis_et_al_2007_a_later_job_of_the_busy_period_is_the_worst_of_non_preemptive_messages() => Assert.That(
        Notation.Responses(ResponseTimeAnalysis.NonPreemptive(Notation.Tasks("1000/2500 1000/3500/3250 1000/3500/3250"))), Is.EqualTo("1999 2999 3500"));
}
