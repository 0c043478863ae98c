using static Distributor.Files.Tests.Yaml;

namespace Distributor.Files.Tests;

public sealed class WarningTests
{
    [TestCase("period: 10 ms, critical-time: 11 ms", "f.yaml:4:42: The critical time 11 ms of task `a` is beyond its period 10 ms: it cannot fire, since a job that still runs at its next release is killed then (EXIT_PERIOD).")]
    [TestCase("period: 10 ms, critical-time: [5 ms, 11 ms]", "f.yaml:4:42: The critical time 11 ms of task `a` is in some variants beyond its period 10 ms")]
    [TestCase("period: 10 ms, deadline: 20 ms", "f.yaml:4:37: The deadline 20 ms of task `a` is beyond its period 10 ms: a guest kills a job that still runs at its next release (EXIT_PERIOD)")]
    [TestCase("period: 10 ms, wcet: 11 ms", "f.yaml:2:3: Taskset `t` has a utilisation above 1: its WCETs need more than the processor")]
    [TestCase("period: [10 ms, 20 ms], wcet: 11 ms", "f.yaml:2:3: Taskset `t` has a utilisation above 1 in some variants")]
    public void What_is_legal_and_hardly_meant_is_told(string entries, string warning) => Assert.That(Warnings(Task(entries)).Single(), Does.StartWith(warning));

    [TestCase("period: 10 ms, critical-time: 10 ms, deadline: 10 ms, wcet: 10 ms")]
    [TestCase("deadline: 10 ms, critical-time: 20 ms, wcet: 30 ms")]
    public void What_can_be_meant_is_not(string entries) => Assert.That(Warnings(Task(entries)), Is.Empty);

    [Test]
    public void Tasks_that_end_at_different_times_are_told() => Assert.That(Warnings("""
        tasksets:
          t: { tasks: { a: { period: 10 ms, jobs: 10, priority: 1 }, b: { period: 30 ms, jobs: 4 }, once: {} } }
        """), Is.EqualTo(new[]
    {
        "f.yaml:2:3: The tasks of `t` end at different times: the last job of `a` is over at 100 ms, that of `b` at 120 ms, and meanwhile interference "
        + "vanishes. With `duration` in place of `jobs` all release until then.",
    }));

    [Test]
    public void Those_that_do_so_in_some_variants_are_told_with_two_tasks_that_are_furthest_apart() => Assert.That(
        Warnings("tasksets:\n  t: { tasks: { a: { period: 10 ms, jobs: [1..100], priority: 1 }, b: { period: 30 ms, jobs: 4 } } }").Single(),
        Does.StartWith("f.yaml:2:3: In some variants the tasks of `t` end at different times: the last job of `b` is over at 120 ms, that of `a` at 1 s,"));

    [TestCase("priorities: rate-monotonic", "a: { period: 1 ms, priority: 5 }, b: { period: 1 ms }", "f.yaml:4:43: The `priority` of task `a` has no effect: `priorities` assigns them.")]
    [TestCase("priorities: [explicit, rate-monotonic]", "a: { period: 1 ms, priority: 5 }", "f.yaml:4:43: The `priority` of task `a` has no effect in some variants: `priorities` assigns them.")]
    [TestCase("", "a: { period: 1 ms }, b: { period: 1 ms }", "f.yaml:2:3: No task of `t` has a `priority`, so that all have 127 and none preempts another: give them, or `priorities: rate-monotonic`.")]
    public void Priorities_that_are_not_those_meant_are_told(string line, string tasks, string warning) =>
        Assert.That(Warnings($"tasksets:\n  t:\n    {line}\n    tasks: {{ {tasks} }}"), Is.EqualTo(new[] { warning }));

    [TestCase("scheduler: edf", "a: { period: 1 ms }, b: { period: 1 ms }")]
    [TestCase("priorities: rate-monotonic", "a: { period: 1 ms }, b: { period: 1 ms }")]
    [TestCase("", "a: { period: 1 ms, priority: 127 }, b: { period: 1 ms }")]
    [TestCase("", "a: {}, b: {}")]
    public void Priorities_that_can_be_meant_are_not(string line, string tasks) => Assert.That(Warnings($"tasksets:\n  t:\n    {line}\n    tasks: {{ {tasks} }}"), Is.Empty);

    [Test]
    public void A_task_does_not_differ_from_itself() => Assert.That(Warnings(Task("period: 10 ms, jobs: [1..100]")), Is.Empty);

    [TestCase("a: { period: 10 ms, jobs: 12, priority: 1 }, b: { period: 30 ms, jobs: 4 }", "")]
    [TestCase("a: { period: 10 ms, priority: 1 }, b: { period: 30 ms }", "duration: 1 s")]
    public void Those_that_end_together_or_with_the_duration_are_not(string tasks, string line) =>
        Assert.That(Warnings($"tasksets:\n  t:\n    {line}\n    tasks: {{ {tasks} }}"), Is.Empty);

    [Test]
    public void What_the_reference_guest_alone_cannot_take_is_a_warning()
    {
        var tasks = string.Join(", ", Enumerable.Range(0, 65).Select(task => $"t{task}: {{ program: hey }}"));
        Assert.That(Warnings($"tasksets:\n  t: {{ tasks: {{ {tasks} }} }}").Single(), Does.Contain("has 65 tasks, and the reference guest takes 64"));
        Assert.That(Warnings(Task($"argument: [1..9, {new string('x', 256)}]")).Single(), Does.Contain("has 256 characters, and the reference guest cuts it off after 255"));
    }

    [Test]
    public void A_name_that_is_hardly_a_file_name_is_told() => Assert.That(
        Warnings($"tasksets:\n  t: {{ tasks: {{ {new string('x', 80)}: {{ program: hey, argument: [1, 2], priority: [1..10], caps: [9] }} }} }}").Single(),
        Does.StartWith("f.yaml:2:3: Names like `t.xxx").And.Contain("have 274 characters, and file systems take 255"));

    [Test]
    public void They_are_no_mistakes_and_stand_in_the_order_of_the_file() => Assert.That(Warnings("""
        tasksets:
          s: { tasks: { a: { period: 1 ms, critical-time: 2 ms, wcet: 3 ms } } }
          t: { tasks: { a: { period: 1 ms, deadline: 2 ms } } }
        """).Select(warning => warning.Split(' ')[0]), Is.EqualTo(new[] { "f.yaml:2:3:", "f.yaml:2:51:", "f.yaml:3:46:" }));
}
