using Distributor.Analysis.Generation;
using Distributor.Model;

namespace Distributor.Analysis.Tests.Generation;

public sealed class TasksetGeneratorTests
{
    private static readonly LogUniformPeriods LogUniform = new LogUniformPeriods(Ms(1), Ms(1000), GuestTime.FromMicroseconds(1));

    [Test]
    public void A_seed_gives_the_same_taskset_for_ever()
    {
        var taskset = TasksetGenerator.Next(new(2026), new(3, 0.7m, LogUniform) { LeastDeadlineShare = 0.5m, WcetGranularity = GuestTime.FromMicroseconds(1) });
        Assert.That(string.Join(", ", taskset.Tasks.Select(task => $"{task.Wcet.Microseconds}/{task.Period.Microseconds}/{task.Deadline.Microseconds} p{task.Priority}")), Is.EqualTo(Golden));
    }

    [Test]
    public void The_total_utilisation_survives_rounding_to_a_step_of_the_longest_period([Values(UtilisationMethod.UUniFast, UtilisationMethod.UUniFastDiscard, UtilisationMethod.RandFixedSum)] UtilisationMethod method, [Values(1, 1000)] int granularity)
    {
        var random = new RandomSource(8);
        for (var draw = 0; draw < 300; draw++)
        {
            var taskset = TasksetGenerator.Next(random, new(10, 0.75m, LogUniform) { Method = method, WcetGranularity = new(granularity) });
            Assert.That(taskset.Tasks.All(task => task.Wcet > GuestTime.Zero && task.Wcet <= task.Period && task.Wcet.Nanoseconds % granularity == 0));
            var error = taskset.TotalUtilisation - new Ratio(3, 4);
            if (error < 0) error = new Ratio(0, 1) - error;
            Assert.That(error <= new Ratio(granularity, taskset.Tasks.Max(task => task.Period).Nanoseconds), $"draw {draw}: {taskset.TotalUtilisation}");
        }
    }

    [Test]
    public void Log_uniform_periods_have_as_many_in_each_decade()
    {
        var random = new RandomSource(9);
        var periods = Enumerable.Range(0, 30_000).Select(_ => LogUniform.Draw(random).Milliseconds).ToArray();
        Assert.That(periods, Is.All.InRange(1.0, 1000.0));
        Assert.That(new[] { periods.Count(period => period < 10), periods.Count(period => period is >= 10 and < 100), periods.Count(period => period >= 100) }, Is.All.InRange(9_700, 10_300));
    }

    [Test]
    public void Uniform_periods_are_multiples_of_the_granularity_and_reach_both_ends()
    {
        var random = new RandomSource(10);
        var periods = Enumerable.Range(0, 2_000).Select(_ => new UniformPeriods(Ms(10), Ms(20), Ms(5)).Draw(random)).GroupBy(period => period).ToDictionary(group => group.Key, group => group.Count());
        Assert.That(periods.Keys, Is.EquivalentTo(new[] { Ms(10), Ms(15), Ms(20) }));
        Assert.That(periods.Values, Is.All.InRange(570, 770));
    }

    [Test]
    public void Harmonic_periods_divide_each_other()
    {
        var random = new RandomSource(11);
        var periods = Enumerable.Range(0, 200).Select(_ => new HarmonicPeriods(Ms(5), 2, 6).Draw(random).Nanoseconds).Distinct().Order().ToArray();
        Assert.That(periods, Has.Length.EqualTo(6));
        Assert.That(periods.Zip(periods.Skip(1), (shorter, longer) => longer % shorter), Is.All.Zero);
    }

    [Test]
    public void Automotive_periods_are_as_frequent_as_published()
    {
        var random = new RandomSource(12);
        var periods = Enumerable.Range(0, 85_000).Select(_ => new AutomotivePeriods().Draw(random).Milliseconds).GroupBy(period => period).ToDictionary(group => group.Key, group => group.Count() / 1000.0);
        (double Period, double Percent)[] published = [(1, 3), (2, 2), (5, 2), (10, 25), (20, 25), (50, 3), (100, 20), (200, 1), (1000, 4)];
        foreach (var (period, percent) in published) Assert.That(periods[period], Is.EqualTo(percent).Within(0.5), $"{period} ms");
        Assert.That(periods, Has.Count.EqualTo(published.Length));
    }

    [Test]
    public void Constrained_deadlines_leave_room_for_the_WCET()
    {
        var random = new RandomSource(13);
        for (var draw = 0; draw < 300; draw++)
            Assert.That(TasksetGenerator.Next(random, new(5, 0.9m, LogUniform) { LeastDeadlineShare = 0 }).Tasks.All(task => task.Deadline >= task.Wcet && task.Deadline <= task.Period));
    }

    [Test]
    public void A_generated_taskset_can_be_run_on_machines()
    {
        var taskset = TasksetGenerator.Next(new(14), new(4, 0.6m, new AutomotivePeriods()) { WcetGranularity = GuestTime.FromMicroseconds(1) }).ToTaskset("s", SchedulingPolicy.FixedPriority, Ms(1000));
        Assert.That(taskset.Tasks.All(task => task.Argument == $"{task.Wcet!.Value.Microseconds}" && task.Program == "burn"));
        Assert.That(Analysis.Simulation.Simulator.Run(taskset).IsFinished);
    }

    private const string Golden = "24826/52625/41661 p1, 1315/7096/4686 p0, 11757/273860/165233 p2";

    private static GuestTime Ms(int milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
