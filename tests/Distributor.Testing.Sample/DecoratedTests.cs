using Distributor.Dispatch;
using Distributor.Model;
using Distributor.Testing.Assertions;

namespace Distributor.Testing.Sample;

[Taskset(Scheduler = "edf")]
[RealTimeTask("short", Program = "burn", Argument = "it's 5", Period = "20 ms", Jobs = 6)]
[RealTimeTask("long", Program = "burn", Period = "30 ms", Jobs = 4, Priority = 3)]
public sealed class DecoratedTests
{
    [TasksetTest]
    public void All_deadlines_are_met(Run run) => Assert.That(run, Has.DeadlinesMet());

    [TasksetTest]
    public void The_short_task_does_its_jobs(Run run) => Assert.That(run, Has.JobsDone("short", 6));

    [TasksetTest]
    public void It_is_the_taskset_that_was_declared(Taskset taskset) => Assert.That((taskset.Name, taskset.Policy, taskset.Tasks[0].Argument, taskset.Tasks[1].Priority),
        Is.EqualTo((nameof(DecoratedTests), SchedulingPolicy.EarliestDeadlineFirst, "it's 5", 3)));
}

[Taskset(Scheduler = "edff")]
[RealTimeTask("short", Program = "burn", Period = "20")]
public sealed class MistakenTests
{
    [TasksetTest]
    public void Is_not_run(Run run) => Assert.Fail($"This is not run: {run}.");
}
