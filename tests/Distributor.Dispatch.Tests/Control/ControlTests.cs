using Distributor.FakeGuest;

namespace Distributor.Dispatch.Tests.Control;

/// <summary>What can be asked of a distributor that works, and what it then does.</summary>
public sealed class ControlTests
{
    [Test]
    public async Task Status_tells_each_machine_and_what_it_runs()
    {
        var (script, release) = FakeScripts.Held();
        await using var controlled = new ControlledPool(script, maxMachines: 2);
        var pool = controlled.Pool;
        var runs = Enumerable.Range(0, 5).Select(index => pool.RunAsync(Pool.Taskset($"t{index}"))).ToArray();
        await Condition.UntilAsync(() => pool.Guest.Running == 2);

        var working = await controlled.AskAsync("status");
        Assert.That((working.State, working.MaxMachines, working.Running, working.Waiting, working.Progress.Done), Is.EqualTo((DistributorState.Working, 2, 2, 3L, 0L)));
        Assert.That(working.Machines.Select(machine => (machine.State, machine.Taskset, machine.Attempt, machine.Report!.Kind, machine.Report.Number, machine.Report.Address)),
            Is.EquivalentTo(new[]
            {
                (MachineState.Running, "t0", (int?)1, "remote", 1, pool.Guest.Address.ToString()),
                (MachineState.Running, "t1", 1, "remote", 2, pool.Guest.Address.ToString()),
            }));

        release.SetResult();
        await Task.WhenAll(runs);
        await Condition.UntilAsync(() => pool.Distributor.State is DistributorState.Idle);
        var idle = await controlled.AskAsync("status");
        Assert.That((idle.State, idle.Running, idle.Waiting, idle.Progress.Done, idle.Progress.Missed, idle.Left), Is.EqualTo((DistributorState.Idle, 0, 0L, 5L, 0L, (TimeSpan?)null)));
        Assert.That(idle.Machines.Select(machine => (machine.State, machine.Taskset)), Is.EqualTo(new[] { (MachineState.Idle, (string?)null), (MachineState.Idle, null) }));
        Assert.That(idle.Progress.PerSecond, Is.Positive);
    }

    [Test]
    public async Task The_guest_time_is_that_of_the_last_event()
    {
        await using var controlled = new ControlledPool(async (session, cancellationToken) =>
        {
            await session.SendAsync([("START", 0, 5000), ("EXIT", 0, 5010)], cancellationToken);
            await session.ListenToTheEndAsync(cancellationToken);
        });
        _ = controlled.Pool.RunAsync(Pool.Taskset(jobs: 2));
        await Condition.UntilAsync(async () => (await controlled.AskAsync("status")).Machines is [{ Report.LastWord.Milliseconds: 5010 }]);
    }

    [Test]
    public async Task Missed_and_bad_tasksets_are_counted()
    {
        await using var controlled = new ControlledPool(FakeScripts.Overrun);
        await controlled.Pool.RunAsync(Pool.Taskset());
        await controlled.Pool.RunAsync(new("bad", [new("a", "nosuch", Model.GuestTime.FromMilliseconds(1))]));
        var progress = (await controlled.AskAsync("status")).Progress;
        Assert.That((progress.Done, progress.Missed, progress.Bad), Is.EqualTo((2L, 1L, 1L)));
    }

    [Test]
    public async Task Machines_are_set_to_8_and_to_2_drained_and_resumed_and_no_taskset_is_cut_or_lost()
    {
        using var gate = new SemaphoreSlim(0);
        await using var controlled = new ControlledPool(FakeScripts.Gated(gate));
        var pool = controlled.Pool;
        var runs = Enumerable.Range(0, 30).Select(index => pool.RunAsync(Pool.Taskset($"t{index}"))).ToArray();

        Assert.That((await controlled.AskAsync("set-max-machines", 8)).MaxMachines, Is.EqualTo(8));
        await Condition.UntilAsync(() => pool.Guest.Running == 8);
        Assert.That((await controlled.AskAsync("status")).Waiting, Is.EqualTo(22));

        var two = await controlled.AskAsync("set-max-machines", 2);
        Assert.That((two.MaxMachines, two.Running), Is.EqualTo((2, 8)));
        gate.Release(6);
        await Condition.UntilAsync(async () => (await controlled.AskAsync("status")).Machines.Count == 2);
        Assert.That(pool.Guest.Running, Is.EqualTo(2));

        Assert.That((await controlled.AskAsync("drain")).State, Is.EqualTo(DistributorState.Draining));
        gate.Release(2);
        await Condition.UntilAsync(async () => (await controlled.AskAsync("status")).Running == 0);
        Assert.That((await controlled.AskAsync("status")).Waiting, Is.EqualTo(22));

        gate.Release(22);
        Assert.That((await controlled.AskAsync("resume")).State, Is.EqualTo(DistributorState.Working));
        Assert.That((await Task.WhenAll(runs)).Select(run => (run.Verdict, run.Attempts.Count)), Is.All.EqualTo(("met", 1)));
        Assert.That(pool.Guest.Runs, Has.Count.EqualTo(30));
        Assert.That(controlled.Log, Is.EqualTo(new[] { "set-max-machines\",\"machines\":8", "set-max-machines\",\"machines\":2", "drain\"", "resume\"" }
            .Select(request => $$"""Asked over the control socket: {"command":"{{request}}}""")));
    }

    [Test]
    public async Task Rebooting_replaces_idle_machines_at_once_and_others_after_their_taskset()
    {
        var (script, release) = FakeScripts.Held();
        await using var controlled = new ControlledPool(FakeScripts.InTurn(FakeScripts.Ideal, script), maxMachines: 2);
        await controlled.Pool.RunAsync(Pool.Taskset("first"));
        var run = controlled.Pool.RunAsync(Pool.Taskset("second"));
        await Condition.UntilAsync(() => controlled.Pool.Guest.Running == 1);
        var before = (await controlled.AskAsync("reboot")).Machines.Single();
        Assert.That((before.State, before.Taskset), Is.EqualTo((MachineState.Running, "second")));
        release.SetResult();
        Assert.That((await run).Attempts, Has.Count.EqualTo(1));
        await Condition.UntilAsync(async () => (await controlled.AskAsync("status")).Machines.Count == 0);

        await controlled.Pool.RunAsync(Pool.Taskset("third"));
        await Condition.UntilAsync(() => controlled.Pool.Distributor.State is DistributorState.Idle);
        Assert.That((await controlled.AskAsync("status")).Machines, Has.Count.EqualTo(1));
        await controlled.AskAsync("reboot");
        await Condition.UntilAsync(async () => (await controlled.AskAsync("status")).Machines.Count == 0);
    }

    [Test]
    public async Task Killing_all_machines_loses_no_taskset_unless_they_are_to_be_cancelled()
    {
        await using var controlled = new ControlledPool(FakeScripts.InTurn(FakeScripts.Silent, FakeScripts.Ideal, FakeScripts.Silent));
        var run = controlled.Pool.RunAsync(Pool.Taskset());
        await Condition.UntilAsync(() => controlled.Pool.Guest.Running == 1);
        await controlled.AskAsync("kill-all");
        Assert.That((await run).Verdict, Is.EqualTo("met"));

        run = controlled.Pool.RunAsync(Pool.Taskset());
        await Condition.UntilAsync(() => controlled.Pool.Guest.Running == 1);
        await controlled.AskAsync("kill-all", cancel: true);
        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Tasksets_that_are_known_to_come_wait_too()
    {
        await using var controlled = new ControlledPool(FakeScripts.Ideal);
        controlled.Pool.Distributor.Upcoming = 1000;
        Assert.That((await controlled.AskAsync("status")).Waiting, Is.EqualTo(1000));
    }
}
