using Distributor.Model;
using static Distributor.Files.Tests.Yaml;

namespace Distributor.Files.Tests;

/// <summary>What a taskset says for analyses, and where it may run.</summary>
public sealed class TheoryTests
{
    [TestCase("", MachineKinds.All)]
    [TestCase("machines: none", MachineKinds.None)]
    [TestCase("machines: simulated", MachineKinds.Simulated)]
    [TestCase("machines: [qemu]", MachineKinds.Qemu)]
    [TestCase("machines: [remote, simulated]", MachineKinds.Remote | MachineKinds.Simulated)]
    public void It_says_where_it_runs(string line, MachineKinds machines) => Assert.That(Read(Taskset(line, "a: {}")).Single().Machines, Is.EqualTo(machines));

    [TestCase("machines: qemo", "f.yaml:3:15: `machines: qemo`: did you mean `qemu`? (expected qemu, remote or simulated)")]
    [TestCase("machines: [qemu, moon]", "f.yaml:3:22: `machines: moon`: expected qemu, remote or simulated")]
    [TestCase("machines: []", "f.yaml:3:15: `machines` is `none`, or a list of qemu, remote, simulated.")]
    public void A_kind_that_is_none_is_told(string line, string message) => Assert.That(Mistakes(Taskset(line, "a: {}")).Single(), Is.EqualTo(message));

    [Test]
    public void All_that_analyses_ask_of_a_task_is_read()
    {
        var task = Read(Task("period: 10 ms, wcet: 2 ms, jitter: 1 ms, blocking: 300 us, non-preemptive: 500 us")).Single().Tasks.Single();
        Assert.That((task.Jitter, task.Blocking, task.NonPreemptiveSection, task.IsNonPreemptive),
            Is.EqualTo((GuestTime.FromMilliseconds(1), GuestTime.FromMicroseconds(300), GuestTime.FromMicroseconds(500), false)));
    }

    [TestCase("non-preemptive: true", true)]
    [TestCase("non-preemptive: true, wcet: 2 ms", true)]
    [TestCase("non-preemptive: 2 ms, wcet: 2 ms", true)]
    [TestCase("non-preemptive: 1 ms, wcet: 2 ms", false)]
    [TestCase("non-preemptive: false, wcet: 2 ms", false)]
    public void A_section_as_long_as_a_job_is_all_of_it(string entries, bool isNonPreemptive) =>
        Assert.That(Read(Task(entries)).Single().Tasks.Single().IsNonPreemptive, Is.EqualTo(isNonPreemptive));

    [Test]
    public void A_section_that_is_none_is_told_what_else_it_can_be() => Assert.That(Mistakes(Task("non-preemptive: yes")).Single(),
        Does.StartWith("f.yaml:4:28: `non-preemptive: yes` is no time").And.EndsWith("; or `true`: jobs are not preempted at all."));

    [TestCase("machines: none")]
    [TestCase("machines: [simulated]")]
    public void Off_guests_times_are_whole_nanoseconds_of_any_length_and_no_program_is_needed(string line)
    {
        var task = Read(Taskset(line, "a-task-with-a-long-name: { period: 7 ns, wcet: 2000 h }")).Single().Tasks.Single();
        Assert.That((task.Period.Nanoseconds, task.Wcet), Is.EqualTo((7L, GuestTime.FromSeconds(7_200_000))));
    }

    [Test]
    public void Without_machines_nothing_is_killed_or_ends_early() => Assert.That(
        Warnings(Taskset("machines: none", "a: { period: 1 ms, deadline: 2 ms, critical-time: 3 ms, non-preemptive: true, priority: 1 }, b: { period: 2 ms }")), Is.Empty);

    [Test]
    public void That_guests_preempt_every_job_is_told_where_one_may_run_it()
    {
        Assert.That(Warnings(Task("non-preemptive: 1 ms")).Single(), Does.StartWith("f.yaml:4:28: Guests preempt every job, so `non-preemptive` of task `a` counts"));
        Assert.That(Warnings(Taskset("machines: simulated", "a: { non-preemptive: true }")), Is.Empty);
    }

    [Test]
    public void A_distribution_of_execution_times_is_read()
    {
        var task = Read(Task("period: 10 ms, wcet: [4 ms, 5 ms], bcet: 1 ms, acet: [2 ms, 4 ms]"))[^1].Tasks.Single();
        Assert.That((task.Bcet, task.Acet, task.Wcet), Is.EqualTo((GuestTime.FromMilliseconds(1), GuestTime.FromMilliseconds(4), GuestTime.FromMilliseconds(5))));
    }

    [TestCase("wcet: 5 ms, bcet: 1 ms", "f.yaml:4:7: `bcet`, `acet` and `wcet` of task `a` make a distribution together: give all three.")]
    [TestCase("wcet: 5 ms, acet: 1 ms", "f.yaml:4:7: `bcet`, `acet` and `wcet` of task `a` make a distribution together: give all three.")]
    [TestCase("bcet: 1 ms, acet: 2 ms", "f.yaml:4:7: `bcet`, `acet` and `wcet` of task `a` make a distribution together: give all three.")]
    [TestCase("wcet: [3 ms, 5 ms], bcet: 1 ms, acet: [2 ms, 4 ms]", "f.yaml:4:50: `acet` of task `a` must be from `bcet` to `wcet` in every variant: bcet 1 ms at most, acet 2 ms to 4 ms, wcet 3 ms at least.")]
    [TestCase("wcet: 5 ms, bcet: 3 ms, acet: 2 ms", "f.yaml:4:42: `acet` of task `a` must be from `bcet` to `wcet`")]
    public void Execution_times_that_are_no_distribution_are_told(string entries, string message) => Assert.That(Mistakes(Task(entries)).Single(), Does.StartWith(message));

    private static string Taskset(string line, string tasks) => $"tasksets:\n  t:\n    {line}\n    tasks: {{ {tasks} }}";
}
