using Distributor.Analysis;
using Distributor.Model;
using static Distributor.Files.Tests.Yaml;

namespace Distributor.Files.Tests;

public sealed class GenerateTests
{
    private const string Periods = "periods: { kind: log-uniform, min: 1 ms, max: 100 ms }";

    [Test]
    public void A_generator_makes_so_many_tasksets_of_each_combination_under_stable_names() => Assert.That(
        Read(Generate($"count: 3, tasks: 4, utilisation: [0.5, 0.7], {Periods}")).Select(taskset => taskset.Name), Is.EqualTo(new[]
        {
            "t.utilisation-0.5.set-0", "t.utilisation-0.5.set-1", "t.utilisation-0.5.set-2", "t.utilisation-0.7.set-0", "t.utilisation-0.7.set-1", "t.utilisation-0.7.set-2",
        }));

    [Test]
    public void Its_tasks_burn_their_WCET_until_the_duration_ends()
    {
        var taskset = Read(Generate($"tasks: 5, utilisation: 0.8, {Periods}, deadlines: constrained")).Single();
        Assert.That(taskset.Tasks.Select(task => task.Name), Is.EqualTo(new[] { "t0", "t1", "t2", "t3", "t4" }));
        foreach (var task in taskset.Tasks)
        {
            Assert.That((task.Program, task.Argument), Is.EqualTo(("burn", $"{task.Wcet!.Value.Microseconds}")));
            Assert.That(task.Jobs, Is.EqualTo(Releases.Before(GuestTime.FromSeconds(1), GuestTime.Zero, task.Period)));
            Assert.That(task.Period.IsWhole(GuestTime.FromMicroseconds(1)) && task.Period >= GuestTime.FromMilliseconds(1) && task.Period <= GuestTime.FromMilliseconds(100));
            Assert.That(task.Wcet <= task.Deadline && task.Deadline <= task.Period);
        }
        Assert.That(taskset.Tasks.OrderBy(task => task.Deadline).Select(task => task.Priority), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }), "deadline-monotonic");
        Assert.That(taskset.Description, Is.EqualTo("(U = 0.800)").Or.EqualTo("(U = 0.799)"));
    }

    [Test]
    public void A_set_depends_on_its_seed_and_number_alone()
    {
        var few = Read(Generate($"count: 2, seed: 7, tasks: 4, utilisation: 0.5, {Periods}"));
        var more = Read(Generate($"count: 9, seed: 7, tasks: [4, 6], utilisation: [0.4, 0.5], {Periods}").Replace("duration", "scheduler: [edf, fixed-priority]\n    duration", StringComparison.Ordinal));
        foreach (var set in few)
        {
            var number = set.Name[^1];
            var same = more.Where(taskset => taskset.Name.EndsWith($"tasks-4.utilisation-0.5.set-{number}", StringComparison.Ordinal)).ToArray();
            Assert.That(same.Select(taskset => taskset.Tasks), Is.EqualTo(new[] { set.Tasks, set.Tasks }));
        }
        Assert.That(Read(Generate($"seed: 8, tasks: 4, utilisation: 0.5, {Periods}"))[0].Tasks, Is.Not.EqualTo(few[0].Tasks));
        Assert.That(few[0].Tasks, Is.Not.EqualTo(few[1].Tasks));
    }

    [TestCase("periods: automotive", "1 2 5 10 20 50 100 200 1000")]
    [TestCase("periods: { kind: harmonic, min: 5 ms, max: 90 ms, factor: 4 }", "5 20 80")]
    [TestCase("periods: { kind: uniform, min: 10 ms, max: 30 ms, granularity: 10 ms }", "10 20 30")]
    public void Periods_are_of_their_kind(string periods, string milliseconds) => Assert.That(
        Read(Generate($"count: 200, tasks: 8, utilisation: 0.5, {periods}")).SelectMany(taskset => taskset.Tasks).Select(task => task.Period.Milliseconds).Distinct().Order(),
        Is.EqualTo(milliseconds.Split(' ').Select(double.Parse)));

    [Test]
    public void Automotive_runnables_have_execution_times_beside_their_WCET()
    {
        var tasksets = Read(Generate("count: 20, tasks: 6, utilisation: 0.6, method: automotive-runnables, periods: automotive"));
        foreach (var task in tasksets.SelectMany(taskset => taskset.Tasks))
            Assert.That((task.Bcet >= GuestTime.FromMicroseconds(1), task.Bcet <= task.Acet, task.Acet <= task.Wcet, task.Argument == $"{task.Wcet!.Value.Microseconds}"), Is.EqualTo((true, true, true, true)));
        Assert.That(tasksets.Select(taskset => taskset.Description), Is.All.Match(@"^\(U = 0\.(600|599)\)$"));
    }

    [Test]
    public void All_times_are_multiples_of_the_granularity() => Assert.That(
        Read(Generate($"count: 20, tasks: 5, utilisation: 0.9, granularity: 100 us, deadlines: 0.5, {Periods}")).SelectMany(taskset => taskset.Tasks),
        Is.All.Matches<RealTimeTask>(task => task!.Period.Nanoseconds % 100_000 == 0 && task.Wcet!.Value.Nanoseconds % 100_000 == 0 && task.Deadline!.Value.Nanoseconds % 100_000 == 0));

    [Test]
    public void Harmonic_and_automotive_periods_have_a_hyperperiod() => Assert.That(
        Read(Generate("tasks: 20, utilisation: 0.5, periods: automotive").Replace("1 s", "hyperperiod", StringComparison.Ordinal)).Single().Duration, Is.EqualTo(GuestTime.FromSeconds(1)));

    [Test]
    public void A_million_cost_no_memory_until_they_are_asked_for()
    {
        var text = Generate($"count: 1000000, tasks: 10, utilisation: 0.8, {Periods}");
        Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tasksets = TasksetFile.Parse("f.yaml", text).Tasksets;
        Assert.That((tasksets.Count, GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000), Is.EqualTo((1_000_000, true)));
        Assert.That(tasksets[999_999].Name, Is.EqualTo("t.set-999999"));
    }

    [TestCase("tasks: 4, utilisation: 0.5", "f.yaml:4:15: A generator needs `periods`")]
    [TestCase("tasks: 4, " + Periods, "f.yaml:4:15: A generator needs `utilisation`, as in `generate: { tasks: 10")]
    [TestCase("tasks: 4, utilisation: 0.5, periods: uniform", "f.yaml:4:54: Only `automotive` says all there is to say")]
    [TestCase("tasks: 4, utilisation: 0.5, periods: { min: 1 ms }", "f.yaml:4:54: `periods` needs a `kind`: log-uniform, uniform, harmonic, automotive.")]
    [TestCase("tasks: 4, utilisation: 0.5, periods: { kind: uniform, min: 1 ms }", "f.yaml:4:62: These periods need `min` and `max`")]
    [TestCase("tasks: 4, utilisation: 0.5, periods: { kind: uniform, min: 9 ms, max: 3 ms }", "f.yaml:4:76: Periods are multiples of 1 us")]
    [TestCase("tasks: 4, utilisation: 0.5, periods: { kind: uniform, min: 1 ms, max: 3 ms, factor: 3 }", "f.yaml:4:101: Only harmonic periods have a `factor`.")]
    [TestCase("tasks: 4, utilisation: 4.5, " + Periods, "f.yaml:4:40: 4 tasks of at most 1 each have no utilisation of 4.5.")]
    [TestCase("tasks: 40, utilisation: 30, method: uunifast-discard, " + Periods, "f.yaml:4:41: UUniFast-Discard would discard nearly every draw")]
    [TestCase("tasks: 4, utilisation: 0.5, method: automotive-runnables, " + Periods, "f.yaml:4:15: `method: automotive-runnables` needs `periods: automotive`")]
    [TestCase("tasks: 90, utilisation: [0.05, 0.5], method: automotive-runnables, periods: automotive", "f.yaml:4:41: 90 tasks of at least one runnable each, and of at most 1, have hardly ever a utilisation of 0.05.")]
    [TestCase("tasks: 4, utilisation: 3.99, method: automotive-runnables, periods: automotive", "f.yaml:4:40: 4 tasks of at least one runnable each, and of at most 1, have hardly ever a utilisation of 3.99.")]
    [TestCase("tasks: 4, utilisation: 0.5, deadlines: 2, " + Periods, "f.yaml:4:56: `deadlines: 2` is no `implicit`, no `constrained` (from C to T), and no number s")]
    [TestCase("tasks: 129, utilisation: 0.5, " + Periods, "f.yaml:4:24: 129 tasks need as many priorities, and there are 128.")]
    [TestCase("tasks: 4, utilisation: 0.0000001, " + Periods, "f.yaml:4:40: `utilisation: 0.0000001` is no number above 0 and at most 1000, with at most six decimals.")]
    [TestCase("tasks: 4, utilization: 0.5, " + Periods, "f.yaml:4:27: Unknown key `utilization` in `generate`: did you mean `utilisation`?")]
    public void A_mistake_is_told_at_its_place(string entries, string message) => Assert.That(Mistakes(Generate(entries))[^1], Does.StartWith(message));

    [Test]
    public void What_does_not_go_together_is_told()
    {
        var random = $"tasks: 4, utilisation: 0.5, {Periods}";
        Assert.That(Mistakes(Generate(random) + "\n    tasks: { a: {} }").Single(), Does.Contain("`generate` and `tasks` both say which tasks there are"));
        Assert.That(Mistakes($"tasksets:\n  t:\n    generate: {{ {random} }}").Single(), Does.Contain("give the taskset a `duration`, or `machines: none`"));
        Assert.That(Mistakes(Generate(random).Replace("1 s", "hyperperiod", StringComparison.Ordinal)).Single(), Does.Contain("can be longer than anybody waits"));
        Assert.That(Mistakes(Generate(random).Replace("1 s", "1000 h", StringComparison.Ordinal).Replace("min: 1 ms", "min: 1 us", StringComparison.Ordinal)).Single(), Does.Contain("more than 2147483647 jobs"));
        Assert.That(Mistakes(Generate(random) + "\n    expect: { tasks: { t4: { ends: EXIT } } }").Single(), Does.Contain("Unknown key `t4`"));
    }

    [Test]
    public void More_than_a_guest_takes_or_a_processor_has_is_a_warning()
    {
        Assert.That(Warnings(Generate($"tasks: 65, utilisation: 0.5, {Periods}")).Single(), Does.Contain("has 65 tasks, and the reference guest takes 64"));
        Assert.That(Warnings(Generate($"tasks: 4, utilisation: [0.5, 1.5], {Periods}")).Single(), Does.Contain("A utilisation of 1.5 needs more than one processor"));
    }

    [Test]
    public void Without_machines_there_is_no_duration() =>
        Assert.That(Read($"tasksets:\n  t:\n    machines: none\n    generate: {{ tasks: 4, utilisation: 0.5, {Periods}, granularity: 1 ns }}").Single().Duration, Is.Null);

    private static string Generate(string entries) => $"tasksets:\n  t:\n    duration: 1 s\n    generate: {{ {entries} }}";
}
