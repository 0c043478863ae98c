using Distributor.Model;
using static Distributor.Files.Tests.Yaml;

namespace Distributor.Files.Tests;

/// <summary>What a taskset's own keys mean, and what is wrong with them.</summary>
public sealed class TasksetKeyTests
{
    [Test]
    public void All_that_a_taskset_says_of_its_run_is_read()
    {
        var taskset = Read("""
            tasksets:
              t:
                description: Which one wins?
                session: { goal: fairness, level: 3 }
                time-limit: 1.5 min
                trace: schedule
                duration: 1 s
                tasks: { a: { period: 30 ms, offset: 10 ms, critical-time: 20 ms, caps: 99 } }
            """).Single();
        Assert.That(taskset.Description, Is.EqualTo("Which one wins?"));
        Assert.That(taskset.Session, Is.EqualTo(new SessionParameters([new("goal", "fairness"), new("level", "3")])));
        Assert.That(taskset.TimeLimit, Is.EqualTo(TimeSpan.FromSeconds(90)));
        Assert.That(taskset.TraceDetail, Is.EqualTo(TraceDetail.Schedule));
        Assert.That(taskset.Duration, Is.EqualTo(GuestTime.FromSeconds(1)));
        Assert.That((taskset.Tasks[0].Jobs, taskset.Tasks[0].Caps, taskset.Tasks[0].CriticalTime), Is.EqualTo((33, 99, GuestTime.FromMilliseconds(20))));
    }

    [Test]
    public void What_a_taskset_does_not_say_has_its_default()
    {
        var taskset = Read(Task("")).Single();
        Assert.That((taskset.Description, taskset.TimeLimit, taskset.TraceDetail, taskset.Duration), Is.EqualTo(((string?)null, (TimeSpan?)null, TraceDetail.Events, (GuestTime?)null)));
        Assert.That((taskset.Session.IsEmpty, taskset.Expect.IsNone), Is.EqualTo((true, true)));
        Assert.That(taskset.Tasks.Single(), Is.EqualTo(new RealTimeTask("a", "a", GuestTime.Zero)));
    }

    [TestCase("duration: 2", "`duration: 2` is no time: a time needs a unit, as in `2 ms`. (Or `hyperperiod`.)")]
    [TestCase("duration: hyperperoid", "`duration: hyperperoid`: did you mean `hyperperiod`?")]
    [TestCase("duration: 0 s", "`duration: 0 s` has to be longer than 0.")]
    [TestCase("duration: [1 s]", "`duration` has to be a single value.")]
    [TestCase("time-limit: 5", "`time-limit: 5` is no time: a time needs a unit, as in `5 ms`.")]
    [TestCase("time-limit: 0 s", "`time-limit: 0 s` has to be longer than 0.")]
    [TestCase("trace: shedule", "`trace: shedule`: did you mean `schedule`?")]
    [TestCase("session: fast", "`session` has to be a mapping of `key: value` lines.")]
    [TestCase("session: { 1st: 1 }", "`1st` is no name for a session parameter")]
    [TestCase("session: { a: [1] }", "The session parameter `a` has to be a single value.")]
    [TestCase("categories: smoke", "`categories` has to be a list of names, as in `[smoke, slow]`.")]
    [TestCase("criticaltime: 1 ms", "Unknown key `criticaltime` in taskset `t`")]
    public void A_mistake_in_them_is_told(string line, string message) =>
        Assert.That(Mistakes($"tasksets:\n  t:\n    tasks: {{ a: {{ period: 10 ms }} }}\n    {line}").Single(), Does.Contain(message));

    [TestCase("duration: 1 s", "a: { period: 10 ms, jobs: 3 }", "4:40: `jobs` and the taskset's `duration` both say when releases end: keep one.")]
    [TestCase("duration: 1 s", "a: { period: 10 ms, offset: 1 s }", "4:42: Task `a` has its first release at 1 s, when the duration of 1 s has ended.")]
    [TestCase("duration: 1 s", "a: { period: 10 ms, offset: [0 s, 2 s] }", "4:42: Task `a` has its first release at 2 s")]
    [TestCase("duration: 40 h", "a: { period: 1 us }", "4:27: Task `a` has more than 2147483647 jobs of period 1 us in 144000 s.")]
    [TestCase("duration: hyperperiod", "a: {}", "3:15: Without a task that has a `period` there is no hyperperiod: give a time.")]
    [TestCase("duration: hyperperiod", "a: { period: 999983 us }, b: { period: 10 ms }", "3:15: With the period 10 ms of task `b` the hyperperiod is longer than an hour")]
    [TestCase("duration: hyperperiod", "a: { period: [10 ms, 999983 us] }, b: { period: 10 ms }", "3:15: With the period 10 ms of task `b`")]
    [TestCase("duration: hyperperiod", "a: { period: 10 ms, offset: 10 ms }", "4:42: Task `a` has its first release at 10 ms, when the duration of 10 ms has ended.")]
    [TestCase("duration: hyperperiod", "a: { period: [1 us..1 s step 1 us] }", "3:15: The lists of periods have too many hyperperiods")]
    public void A_duration_that_does_not_go_with_the_tasks_is_told(string line, string tasks, string message) =>
        Assert.That(Mistakes($"tasksets:\n  t:\n    {line}\n    tasks: {{ {tasks} }}").Single(), Does.StartWith($"f.yaml:{message}"));

    [TestCase("period: 1 ns", "is finer than a guest's clock: use whole microseconds.")]
    [TestCase("offset: 1.0005 ms", "is finer than a guest's clock")]
    [TestCase("period: 1200 h", "is more than a guest takes: 4294967295 ms (49 days)")]
    [TestCase("deadline: 0 ms", "has to be longer than 0.")]
    [TestCase("quota: 4G", "is more than a 32-bit guest can address")]
    [TestCase("caps: 0", "is no whole number from 1 to 2147483647.")]
    [TestCase("period: 0 ms, jobs: 2", "Task `a` has 2 jobs and no `period`")]
    public void What_no_guest_takes_is_told_at_its_line(string entries, string message) => Assert.That(Mistakes(Task(entries)).Single(), Does.Contain(message));

    [TestCase("period: 10", 1)]
    [TestCase("period: 10, jobs: 5, critical-time: 1 s", 1)]
    [TestCase("period: 10, jobs: x, quota: 1X, dedline: 5 ms", 4)]
    public void A_mistake_brings_no_others_with_it(string entries, int mistakes) => Assert.That(Mistakes(Task(entries)), Has.Count.EqualTo(mistakes));

    [Test]
    public void A_second_document_is_told_rather_than_ignored() =>
        Assert.That(Mistakes("tasksets: { t: { tasks: { a: {} } } }\n---\ntasksets: {}").Single(), Does.StartWith("f.yaml:3:1: A file is one YAML document"));

    [Test]
    public void A_mistake_in_an_anchor_is_told_once() =>
        Assert.That(Mistakes("tasksets:\n  t:\n    tasks: { a: &a { period: 10, program: pi }, b: *a }"), Has.Count.EqualTo(1));
}
