using Distributor.Model;
using static Distributor.Files.Tests.Yaml;

namespace Distributor.Files.Tests;

public sealed class TasksetFileTests
{
    [Test]
    public void A_taskset_is_read_with_its_units_defaults_and_place()
    {
        var taskset = Read("""
            tasksets:
              hello:
                tasks:
                  hey: { priority: 10, period: 1 s, deadline: 900 ms, jobs: 5, quota: 1M, argument: 15, offset: 250 us }
                categories: [smoke]
                expect: { deadlines: met }
            """).Single();
        Assert.That(taskset.Tasks.Single(), Is.EqualTo(new RealTimeTask("hey", "hey", GuestTime.FromSeconds(1))
        {
            Argument = "15",
            RelativeDeadline = GuestTime.FromMilliseconds(900),
            Priority = 10,
            Jobs = 5,
            QuotaBytes = 1 << 20,
            Offset = GuestTime.FromMicroseconds(250),
        }));
        Assert.That(taskset.Location, Is.EqualTo(new SourceLocation("f.yaml", 2, 3)));
        Assert.That(taskset.Expect, Is.EqualTo(new Expectation(DeadlineExpectation.Met)));
        Assert.That(taskset.Categories, Is.EqualTo(new[] { "smoke" }));
    }

    [TestCase("priorities: rate-monotonic", 1, 0)]
    [TestCase("priorities: deadline-monotonic", 0, 1)]
    [TestCase("priorities: explicit", 7, 8)]
    public void Priorities_are_assigned_as_the_taskset_says(string line, int first, int second) =>
        Assert.That(Read($$"""
            tasksets:
              t:
                {{line}}
                tasks:
                  a: { program: burn, period: 20 ms, deadline: 5 ms, priority: 7 }
                  b: { program: burn, period: 10 ms, priority: 8 }
            """).Single().Tasks.Select(task => task.Priority), Is.EqualTo(new[] { first, second }));

    [TestCase("period: 10", "f.yaml:4:20: `period: 10` is no time: a time needs a unit, as in `10 ms`.")]
    [TestCase("period: -10 ms", "f.yaml:4:20: `period: -10 ms` is no time: a time is 0 or longer.")]
    [TestCase("period: 10 m", "f.yaml:4:20: `period: 10 m` is no time: a time is a number with a unit")]
    [TestCase("period: 1 ns", "f.yaml:4:20: `period: 1 ns` is finer than a guest's clock")]
    [TestCase("perod: 10 ms", "f.yaml:4:12: Unknown key `perod` in task `a`: did you mean `period`?")]
    [TestCase("priority: 200", "f.yaml:4:22: `priority: 200` is no whole number from 0 to 127.")]
    [TestCase("jobs: 2", "f.yaml:4:18: Task `a` has 2 jobs and no `period`")]
    [TestCase("quota: 1X", "f.yaml:4:19: `quota: 1X` is no size")]
    [TestCase("program: a-name-too-long-for-the-wire", "f.yaml:4:21: `a-name-too-long-for-the-wire` is no program's name")]
    public void A_mistake_is_told_with_its_place_and_what_was_expected(string entry, string message) =>
        Assert.That(Mistakes("tasksets:\n  t:\n    tasks:\n      a: { " + entry + " }").Single(), Does.StartWith(message));

    [Test]
    public void All_mistakes_of_a_file_are_told_at_once() =>
        Assert.That(Mistakes("""
            tasksets:
              "a b": { tasks: { x: { period: 10 } }, expect: { deadlines: meet } }
              empty: { scheduler: efd }
              late: { scheduler: edf, tasks: { x: {} } }
            """), Is.EqualTo(new[]
        {
            "f.yaml:2:3: `a b` is no name for a taskset: use the characters A-Z a-z 0-9 _ . - alone.",
            "f.yaml:2:34: `period: 10` is no time: a time needs a unit, as in `10 ms`.",
            "f.yaml:2:63: `deadlines: meet`: did you mean `met`? (expected met or missed)",
            "f.yaml:3:3: Taskset `empty` has no `tasks`.",
            "f.yaml:3:23: `scheduler: efd`: did you mean `edf`? (expected fixed-priority or edf)",
            "f.yaml:4:36: Task `x` is scheduled by deadlines and has neither `deadline` nor `period`.",
        }));

    [TestCase("", "f.yaml:1:1: The file is empty")]
    [TestCase("tasksets: [", "f.yaml:2:1: This is no YAML")]
    [TestCase("tasksets: { a: {}, a: {} }", "f.yaml:1:20: `a` is here a second time: the first is in line 1, column 13.")]
    [TestCase("- a", "f.yaml:1:1: The file has to be a mapping")]
    [TestCase("tasksets: 5", "f.yaml:1:11: `tasksets` has to be a mapping")]
    [TestCase("other: 5", "f.yaml:1:1: ")]
    public void A_file_that_is_no_taskset_file_is_told_and_not_thrown(string text, string start) =>
        Assert.That(Mistakes(text)[0], Does.StartWith(start));

    [Test]
    public void A_missing_file_is_told_and_not_thrown() =>
        Assert.That(TasksetFile.Read("/nowhere/f.yaml").Errors.Single().ToString(), Does.StartWith("/nowhere/f.yaml:1:1: The file cannot be read"));
}
