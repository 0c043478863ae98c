using Distributor.Model;
using static Distributor.Files.Tests.Yaml;

namespace Distributor.Files.Tests;

public sealed class VariantTests
{
    [Test]
    public void Every_combination_of_the_lists_is_a_taskset_whose_name_says_which() =>
        Assert.That(Names("""
            tasksets:
              sweep:
                tasks:
                  burn: { argument: [10, 20], period: [20 ms, 1500 us] }
            """), Is.EqualTo(new[]
        {
            "sweep.burn-argument-10.burn-period-20ms",
            "sweep.burn-argument-10.burn-period-1500us",
            "sweep.burn-argument-20.burn-period-20ms",
            "sweep.burn-argument-20.burn-period-1500us",
        }));

    [Test]
    public void Every_attribute_can_vary()
    {
        var tasksets = Read("""
            tasksets:
              t:
                scheduler: [fixed-priority, edf]
                priorities: [explicit, rate-monotonic]
                tasks:
                  a:
                    program: [hey, pi]
                    argument: [x, y]
                    period: [100 ms, 200 ms]
                    deadline: [50 ms, 60 ms]
                    wcet: [1 ms, 2 ms]
                    bcet: [100 us, 200 us]
                    acet: [300 us, 400 us]
                    jitter: [0 ms, 3 ms]
                    blocking: [0 ms, 4 ms]
                    non-preemptive: [1 ms, true]
                    priority: [3, 4]
                    offset: [0 ms, 5 ms]
                    jobs: [2, 3]
                    quota: [1M, 2M]
                    caps: [100, 200]
                    critical-time: [70 ms, 80 ms]
            """);
        Assert.That(tasksets, Has.Count.EqualTo(1 << 18));
        Assert.That(tasksets[0].Name, Is.EqualTo("t.scheduler-fixed-priority.priorities-explicit.a-program-hey.a-argument-x.a-period-100ms.a-deadline-50ms"
            + ".a-wcet-1ms.a-bcet-100us.a-acet-300us.a-jitter-0ms.a-blocking-0ms.a-non-preemptive-1ms.a-priority-3.a-offset-0ms.a-jobs-2.a-quota-1M.a-caps-100.a-critical-time-70ms"));
        Assert.That(tasksets[^1].Policy, Is.EqualTo(SchedulingPolicy.EarliestDeadlineFirst));
        Assert.That(tasksets[^1].Tasks.Single(), Is.EqualTo(new RealTimeTask("a", "pi", Ms(200))
        {
            Argument = "y", RelativeDeadline = Ms(60), Wcet = Ms(2), Bcet = GuestTime.FromMicroseconds(200), Acet = GuestTime.FromMicroseconds(400), Jitter = Ms(3), Blocking = Ms(4), NonPreemptiveSection = GuestTime.MaxValue, Priority = 0, Offset = Ms(5), Jobs = 3, QuotaBytes = 2 << 20, Caps = 200, CriticalTime = Ms(80),
        }));
    }

    [TestCase("argument: [1..4]", "1 2 3 4")]
    [TestCase("argument: [-1..1]", "-1 0 1")]
    [TestCase("argument: [1..10 step 4]", "1 5 9")]
    [TestCase("argument: [10, 1..3, x]", "10 1 2 3 x")]
    [TestCase("argument: ['1..3']", "1..3", TestName = "A range in quotes is a text")]
    [TestCase("argument: [a..c]", "a..c")]
    [TestCase("argument: [0.5, \"\", \"a b\", \"a,b\"]", "0.5 -1cd9 a_b-e951 a_b-63c1", TestName = "What a name cannot hold is told apart by a hash")]
    [TestCase("priority: [1..3]", "1 2 3")]
    [TestCase("period: [10 ms..20 ms step 5 ms, 1 s]", "10ms 15ms 20ms 1s")]
    [TestCase("period: [0.5 ms..1.5 ms step 500 us]", "500us 1ms 1500us")]
    [TestCase("quota: [1M..2M step 512K]", "1M 1536K 2M")]
    public void A_list_holds_values_and_ranges(string attribute, string labels)
    {
        var prefix = $"t.a-{attribute.Split(':')[0]}-";
        Assert.That(Names(Task(attribute)).Select(name => name[prefix.Length..]), Is.EqualTo(labels.Split(' ')));
    }

    [TestCase("period: [20 ms..10 ms step 1 ms]", "f.yaml:4:21: `period: [20 ms..10 ms step 1 ms]`: A range rises: `10 ms..20 ms`?")]
    [TestCase("period: [10 ms..20 ms]", "f.yaml:4:21: `period: [10 ms..20 ms]`: A range of these says its step: `10 ms..20 ms step 1 ms`?")]
    [TestCase("period: [10..20 ms step 1 ms]", "f.yaml:4:21: `period: [10..20 ms step 1 ms]`: `10` is no time: a time needs a unit, as in `10 ms`.")]
    [TestCase("period: [1 ms..2 ms step 1 ns]", "f.yaml:4:21: `period: [1 ms..2 ms step 1 ns]`: `1 ns` is finer than a guest's clock: use whole microseconds.")]
    [TestCase("period: [1 ms..2 ms step 0 ms]", "f.yaml:4:21: `period: [1 ms..2 ms step 0 ms]`: `step 0 ms`: a step is more than 0.")]
    [TestCase("priority: [120..130]", "f.yaml:4:23: `priority: [120..130]`: `130` is no whole number from 0 to 127.")]
    [TestCase("priority: 1..3", "f.yaml:4:22: `priority: 1..3` is no single value. A range stands in a list: `priority: [1..3]`.")]
    [TestCase("priority: []", "f.yaml:4:22: `priority: []` has no value: every combination needs one.")]
    [TestCase("priority: [1, [2]]", "f.yaml:4:26: An item of the list `priority` has to be a value or a range.")]
    [TestCase("priority: { a: 1 }", "f.yaml:4:22: `priority` has to be a value or a list of values.")]
    [TestCase("argument: [1..3000000000]", "f.yaml:4:23: `argument: [1..3000000000]`: A range has at most 2147483647 values, and this one has 3000000000.")]
    [TestCase("program: [hey, much-too-long-a-name]", "f.yaml:4:27: `much-too-long-a-name` is no program's name")]
    public void A_mistake_in_a_list_is_told_at_its_item(string attribute, string message) =>
        Assert.That(Mistakes(Task(attribute)).Single(), Does.StartWith(message));

    [Test]
    public void Every_mistake_of_a_list_is_told() => Assert.That(Mistakes(Task("period: [10, 20 ms, 30]")), Has.Count.EqualTo(2));

    [Test]
    public void A_list_of_one_stands_in_the_name_so_that_a_second_value_renames_nothing()
    {
        Assert.That(Names(Task("argument: [1]")), Is.EqualTo(new[] { "t.a-argument-1" }));
        Assert.That(Names(Task("argument: [1, 2]")), Does.Contain("t.a-argument-1"));
    }

    [Test]
    public void A_list_that_is_added_after_others_only_adds_to_the_names()
    {
        var before = Names(Task("argument: [1..3], priority: [1, 2]"));
        var after = Names(Task("argument: [1..3], priority: [1, 2], caps: [100, 200]"));
        Assert.That(after.Where(name => name.EndsWith("-100", StringComparison.Ordinal)).Select(name => name[..^".a-caps-100".Length]), Is.EqualTo(before));
    }

    [Test]
    public void Other_tasksets_and_values_change_no_name() => Assert.That(
        Names("tasksets: { s: { tasks: { b: {} } }, t: { tasks: { a: { wcet: 1 ms, period: 3 ms, argument: [1] } } } }"), Is.EqualTo(new[] { "s", "t.a-argument-1" }));

    [Test]
    public void Variants_of_a_duration_have_the_jobs_and_the_hyperperiod_of_each() => Assert.That(
        Read("""
            tasksets:
              t:
                duration: hyperperiod
                tasks:
                  a: { period: [10 ms, 15 ms] }
                  b: { period: 20 ms, offset: 5 ms }
            """).Select(taskset => (taskset.Duration, taskset.Tasks[0].Jobs, taskset.Tasks[1].Jobs)),
        Is.EqualTo(new (GuestTime?, int, int)[] { (Ms(20), 2, 1), (Ms(60), 4, 3) }));

    private static IReadOnlyList<string> Names(string text) => [.. Read(text).Select(taskset => taskset.Name)];

    private static GuestTime Ms(int milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
