using Distributor.Machines.Simulated;
using Distributor.Model;

namespace Distributor.Machines.Tests;

public sealed class SimulatedMachinesTests
{
    private static readonly RealTimeTask Task = new("a", "nothing-on-disk", GuestTime.FromMilliseconds(20)) { Wcet = GuestTime.FromMilliseconds(5), Jobs = 3 };

    [Test]
    public async Task A_taskset_with_WCETs_is_simulated_without_its_programs()
    {
        var execution = await RunAsync(new("s", [Task]));
        Assert.That(execution.Trace.Jobs.Select(job => job.ResponseTime), Is.EqualTo(Enumerable.Repeat(GuestTime.FromMilliseconds(5), 3)));
        Assert.That((execution.Trace.IsFinished, execution.TimingSuspect), Is.EqualTo((true, default(string))));
    }

    [Test]
    public void A_taskset_without_a_WCET_is_not_for_it_and_the_task_is_named()
    {
        var taskset = new Taskset("s", [Task, Task with { Name = "b", Wcet = null }]);
        Assert.That(new SimulatedMachines(TimeProvider.System).WhyNot(taskset), Is.EqualTo("It cannot be simulated. No `wcet` of b: an analysis needs that of every task."));
        Assert.That(() => RunAsync(taskset), Throws.InstanceOf<BadTasksetException>().With.Message.StartsWith("s: It cannot be simulated."));
    }

    [Test]
    public void One_that_asks_for_admission_control_is_not_either() => Assert.That(
        new SimulatedMachines(TimeProvider.System).WhyNot(new("s", [Task]) { Session = new([new("query-interval", "1")]) }), Does.Contain("admission control"));

    [Test]
    public async Task Its_provenance_is_of_its_own_kind() =>
        Assert.That((await new SimulatedMachines(TimeProvider.System).DescribeAsync(CancellationToken.None)).Kind, Is.EqualTo("simulated"));

    private static async Task<Execution> RunAsync(Taskset taskset)
    {
        await using var machine = await new SimulatedMachines(TimeProvider.System).StartAsync(1, CancellationToken.None);
        return await machine.RunAsync(taskset, acceptsUnreportedJobs: false, CancellationToken.None);
    }
}
