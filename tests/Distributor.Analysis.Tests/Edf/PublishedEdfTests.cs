using Distributor.Analysis.Demand;
using Distributor.Analysis.Edf;
using Distributor.Model;

namespace Distributor.Analysis.Tests.Edf;

/// <summary>Published results for EDF; the ids are those of the project's list of vectors.</summary>
public sealed class PublishedEdfTests
{
    private const string V23 = "6000/31000/18000 2000/9800/9000 1000/17000/12000 90/4200/3000 8/96/78 2/12/16 10/280/120 26/660/160";

    [TestCase(V23, AnalysisVerdict.Accepts, TestName = "V23 eight tasks, one due after its period")]
    [TestCase(V23 + " 10/100/15", AnalysisVerdict.Rejects, TestName = "V23 with a ninth")]
    [TestCase("331/15000/2688 3654/77000/3849", AnalysisVerdict.Rejects, TestName = "V24")]
    [TestCase("2/6/4 2/8/5 3/9/7", AnalysisVerdict.Accepts, TestName = "V26 Buttazzo, table 4.4")]
    public void Processor_demand(string tasks, AnalysisVerdict verdict)
    {
        var result = ProcessorDemand.Preemptive(Notation.Tasks(tasks));
        Assert.That((result.Verdict, result.Exactness), Is.EqualTo((verdict, Exactness.Exact)), result.Reason);
        Assert.That(EdfResponseTimes.Preemptive(Notation.Tasks(tasks)).Verdict, Is.EqualTo(verdict), "by response times");
    }

    [TestCase("3/12 2/4", "7 2")]
    [TestCase("2/9 3/12 2/4", "8 11 3")]
    [TestCase("1/4 1/12 3/16", "1 2 6")]
    [TestCase("1/4 2/4", "3 3")]
    [TestCase("2/5/4 3/6/5", "4 5")]
    [TestCase("2/4/3 3/12/10 2/9/7", "3 10 7")]
    [TestCase("3/12 2/3 2/4", "- - -")]
    public void V28_response_times(string tasks, string responses) => Assert.That(Notation.Responses(EdfResponseTimes.Preemptive(Notation.Tasks(tasks))), Is.EqualTo(responses));

    [Test]
    public void V34_bound_functions()
    {
        var task = AnalysisTask.Of("t", 2, 4, 3);
        var times = Enumerable.Range(-2, 11).Select(time => new GuestTime(time)).ToArray();
        Assert.That(times.Select(time => BoundFunctions.Demand(task, time).Nanoseconds), Is.EqualTo(new[] { 0, 0, 0, 0, 0, 2, 2, 2, 2, 4, 4 }));
        Assert.That(times.Select(time => BoundFunctions.Request(task, time).Nanoseconds), Is.EqualTo(new[] { 0, 0, 0, 2, 2, 2, 2, 4, 4, 4, 4 }));
        Assert.That((Utilisation.Of(task), Utilisation.Density([task])), Is.EqualTo((new Ratio(1, 2), new Ratio(2, 3))));
    }

    [Test]
    public void V26_its_busy_period_or_bound_and_hyperperiod()
    {
        var tasks = Notation.Tasks("2/6/4 2/8/5 3/9/7");
        Assert.That(Utilisation.Of(tasks), Is.EqualTo(new Ratio(11, 12)));
        Assert.That(Hyperperiod.TryOf(tasks.Select(task => task.Period), out var hyperperiod) ? hyperperiod.Nanoseconds : 0, Is.EqualTo(72));
        Assert.That(new DemandCurve(tasks).DemandBound(0), Is.EqualTo(25), "L, the sum of (T - D) U / (1 - U)");
        Assert.That(BusyPeriod.TryOf(tasks, out var busy) ? busy.Nanoseconds : 0, Is.EqualTo(16), "by hand: 7, 9, 11, 14, 16");
    }

    [TestCase("1/4/3 2/6/5", AnalysisVerdict.Accepts, Exactness.Sufficient)]
    [TestCase("2/4 3/6", AnalysisVerdict.Accepts, Exactness.Exact)]
    [TestCase("2/4 4/6", AnalysisVerdict.Rejects, Exactness.Exact)]
    [TestCase("2/4/3 2/6/4", AnalysisVerdict.Undecided, Exactness.Sufficient)]
    public void Utilisation_and_density(string tasks, AnalysisVerdict verdict, Exactness exactness)
    {
        var result = EdfUtilisation.Analyse(Notation.Tasks(tasks));
        Assert.That((result.Verdict, result.Exactness), Is.EqualTo((verdict, exactness)), result.Reason);
    }

    [Test]
    public void A_task_that_is_released_once_has_one_job()
    {
        // Released together, b goes first; b's next job is due after `once`. Where b is due no earlier, 4 after `once`, that has ended.
        var result = EdfResponseTimes.Preemptive([AnalysisTask.Of("once", 3, long.MaxValue, 10), AnalysisTask.Of("b", 2, 6)]);
        Assert.That((Notation.Responses(result), result.Verdict), Is.EqualTo(("5 2", AnalysisVerdict.Accepts)), result.Reason);
    }

    [Test]
    public void The_reason_adds_up() => Assert.That(ProcessorDemand.Preemptive(Notation.Tasks("3/8/4 2/6/4")).Reason,
        Is.EqualTo("Demand 5 ns > 4 ns, the interval's length: t0 3 ns, t1 2 ns"));
}
