using Distributor.FakeGuest;
using Distributor.Model;

namespace Distributor.Dispatch.Tests.Boards;

/// <summary>Boards that work, die, are revived, are left out, and come back.</summary>
public sealed class BoardTests
{
    private static readonly string[] OneCycle = ["board-1 off", "board-1 on"];

    [Test]
    public async Task A_board_that_answers_gets_work_as_it_is_found()
    {
        await using var pool = new BoardPool(2, 1, FakeScripts.Ideal);
        var run = await pool.RunAsync("t");
        Assert.That((run.Verdict, run.Attempts.Single().Machine, run.Provenance!.Machine.Kind), Is.EqualTo(("met", "board-1", "remote")));
        Assert.That(pool.Power, Is.Empty);
        Assert.That(pool.StartedOn(1), Is.EqualTo(new[] { "burn" }));
    }

    [Test]
    public async Task A_board_that_dies_is_power_cycled_and_passes_its_health_taskset_before_it_gets_work_again()
    {
        await using var pool = new BoardPool(2, 1, FakeScripts.InTurn(FakeScripts.Closes, FakeScripts.Ideal));
        var run = await pool.RunAsync("t");
        Assert.That((run.Verdict, run.Attempts.Count), Is.EqualTo(("met", 2)));
        Assert.That(run.Attempts[0].Lost, Does.StartWith("board-1 was lost: "));
        Assert.That(pool.StartedOn(1), Is.EqualTo(new[] { "burn", "hey", "burn" }));
        Assert.That(pool.Power, Is.EqualTo(OneCycle));
    }

    [Test]
    public async Task A_health_taskset_that_misses_a_deadline_is_not_passed()
    {
        await using var pool = new BoardPool(2, 1, FakeScripts.InTurn(FakeScripts.Closes, FakeScripts.Overrun, FakeScripts.Ideal));
        Assert.That((await pool.RunAsync("t")).Verdict, Is.EqualTo("met"));
        Assert.That(pool.StartedOn(1), Is.EqualTo(new[] { "burn", "hey", "hey", "burn" }));
        Assert.That(pool.Power, Is.EqualTo(OneCycle.Concat(OneCycle)));
    }

    [Test]
    public async Task A_board_is_revived_twice_then_left_out_and_comes_back_once_it_passes()
    {
        await using var pool = new BoardPool(3, 1, FakeScripts.InTurn(FakeScripts.Closes, FakeScripts.Closes, FakeScripts.Closes, FakeScripts.Closes, FakeScripts.Ideal));
        var run = pool.RunAsync("t");
        await pool.UntilLeftOutAsync(1);
        var left = pool.Distributor.Status().Machines.Single();
        Assert.That((left.Taskset, left.Report!.Kind, left.Report.Address), Is.EqualTo(((string?)null, "remote", pool.Boards.ReportOf(1).Address)));
        Assert.That(left.Reason, Does.StartWith("The connection ended before the taskset was finished"));
        Assert.That(pool.Power, Is.EqualTo(OneCycle.Concat(OneCycle)));

        pool.Time.Advance(TimeSpan.FromMinutes(5));
        await Condition.UntilAsync(() => pool.StartedOn(1).Count() == 4);
        await pool.UntilLeftOutAsync(1);
        pool.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await run).Verdict, Is.EqualTo("met"));
        Assert.That(pool.StartedOn(1), Is.EqualTo(new[] { "burn", "hey", "hey", "hey", "hey", "burn" }));
        Assert.That(pool.Power, Is.EqualTo(OneCycle.Concat(OneCycle)), "What is left out may be in somebody's hands: nobody switches it.");
        await Condition.UntilAsync(() => pool.States().Single() == ("board-1", MachineState.Idle));
        Assert.That(pool.Distributor.Status().Machines.Single().Reason, Is.Null);
    }

    [Test]
    public async Task While_all_boards_are_left_out_each_check_that_all_fail_is_an_attempt_of_those_that_wait()
    {
        await using var pool = new BoardPool(1, 2, FakeScripts.Closes, FakeScripts.Closes);
        var runs = new[] { pool.RunAsync("t"), pool.RunAsync("u"), pool.RunAsync("v") };
        await pool.UntilLeftOutAsync(1);
        await pool.UntilLeftOutAsync(2);
        for (var check = 0; check < 2 && !runs.All(run => run.IsCompleted); check++)
        {
            var before = pool.StartedOn(1).Count() + pool.StartedOn(2).Count();
            pool.Time.Advance(TimeSpan.FromMinutes(5));
            await Condition.UntilAsync(() => pool.StartedOn(1).Count() + pool.StartedOn(2).Count() == before + 2);
            await pool.UntilLeftOutAsync(1);
            await pool.UntilLeftOutAsync(2);
        }
        foreach (var run in await Task.WhenAll(runs))
        {
            Assert.That((run.Verdict, run.Attempts.Count), Is.EqualTo(("bad", 2)));
            Assert.That(run.Attempts[^1].Machine, Is.EqualTo("board-1, board-2"));
            Assert.That(run.Bad, Does.StartWith($"No machine could run {run.Taskset.Name} in 2 attempts. In the last, all 2 boards are left out. board-1: The connection ended before the taskset was finished")
                .And.Contain(" board-2: The connection ended"));
        }
    }

    [Test]
    public async Task Where_one_of_two_boards_dies_nothing_is_lost_and_no_verdict_changes()
    {
        var sessions = 0;
        FakeScript judged = (session, token) => (session.Tasks[0].Jobs % 2 == 0 ? FakeScripts.Overrun : FakeScripts.Ideal)(session, token);
        var dies = new TaskCompletionSource();
        FakeScript dying = (session, token) =>
        {
            if (Interlocked.Increment(ref sessions) < 5) return judged(session, token);
            dies.TrySetResult();
            return FakeScripts.Closes(session, token);
        };
        FakeScript staying = async (session, token) =>
        {
            // Otherwise it could have done all, before the other has done five.
            await dies.Task.WaitAsync(token);
            await judged(session, token);
        };
        await using var pool = new BoardPool(2, 2, staying, dying);
        var tasksets = Enumerable.Range(1, 60).Select(index => Pool.Taskset($"t{index}", jobs: 1 + index % 4)).ToArray();
        var runs = await Task.WhenAll(tasksets.Select(taskset => pool.Distributor.RunAsync(taskset, CancellationToken.None)));
        foreach (var run in runs)
        {
            Assert.That(run.Verdict, Is.EqualTo(run.Taskset.Tasks[0].Jobs % 2 == 0 ? "missed" : "met"), run.Taskset.Name);
            Assert.That(run.Attempts.Count(attempt => attempt.Lost is null), Is.EqualTo(1));
            Assert.That(run.Attempts.Where(attempt => attempt.Lost is not null).Select(attempt => attempt.Machine), Is.SubsetOf(new[] { "board-2" }));
        }
        Assert.That(runs.Sum(run => run.Attempts.Count(attempt => attempt.Lost is not null)), Is.EqualTo(1), "Its health taskset finds it before a second run is lost.");
        await pool.UntilLeftOutAsync(2);
    }

    [Test]
    public async Task A_board_that_is_left_out_leaves_its_place_to_another()
    {
        await using var pool = new BoardPool(2, 1, FakeScripts.Closes, FakeScripts.Ideal);
        var run = await pool.RunAsync("t");
        Assert.That(run.Attempts.Select(attempt => attempt.Machine), Is.EqualTo(new[] { "board-1", "board-2" }));
        Assert.That(pool.States(), Is.EquivalentTo(new[] { ("board-1", MachineState.LeftOut), ("board-2", MachineState.Idle) }));
    }

    [Test]
    public async Task What_a_board_loses_goes_to_one_that_is_idle_while_it_is_revived()
    {
        using var gate = new SemaphoreSlim(0);
        FakeScript dying = async (session, token) =>
        {
            await gate.WaitAsync(token);
            await FakeScripts.Closes(session, token);
        };
        await using var pool = new BoardPool(2, 2, FakeScripts.InTurn(dying, FakeScripts.Silent), FakeScripts.Ideal);
        var runs = new[] { pool.RunAsync("t"), pool.RunAsync("u") };
        await Condition.UntilAsync(() => pool.States().SequenceEqual([("board-1", MachineState.Running), ("board-2", MachineState.Idle)]));
        gate.Release();
        Assert.That((await Task.WhenAll(runs)).Select(run => (run.Verdict, run.Attempts[^1].Machine)), Is.All.EqualTo(("met", "board-2")));
        await Condition.UntilAsync(() => pool.States().First() == ("board-1", MachineState.HealthCheck));
    }

    [Test]
    public async Task A_board_that_another_distributor_has_is_waited_for_and_not_touched()
    {
        await using var pool = new BoardPool(0, 1, FakeScripts.Ideal);
        Task<Run> run;
        using (pool.Boards.TryTake(1))
        {
            run = pool.RunAsync("t");
            await Condition.UntilAsync(() => pool.States().SequenceEqual([("board-1", MachineState.InUse)]));
            Assert.That(pool.Distributor.Status().Machines.Single().Reason, Is.EqualTo("Another distributor has it."));
            Assert.That(run.IsCompleted, Is.False);
        }
        pool.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(((await run).Verdict, (await run).Attempts.Count), Is.EqualTo(("met", 1)));
        Assert.That(pool.Power, Is.Empty);
        Assert.That(pool.Boards.TryTake(1), Is.Null, "An idle board is still this distributor's.");
        await pool.Distributor.DisposeAsync();
        using var taken = pool.Boards.TryTake(1);
        Assert.That(taken, Is.Not.Null);
    }

    [Test]
    public async Task Rebooting_power_cycles_a_board_and_killing_does_not()
    {
        await using var pool = new BoardPool(0, 1, FakeScripts.InTurn(FakeScripts.Silent, FakeScripts.Ideal));
        var run = pool.RunAsync("t");
        await Condition.UntilAsync(() => pool.StartedOn(1).Any());
        await pool.Distributor.KillAllAsync(KilledTasksets.GoBack);
        Assert.That((await run).Verdict, Is.EqualTo("met"));
        Assert.That(pool.Power, Is.Empty);
        await Condition.UntilAsync(() => pool.States().Single().State is MachineState.Idle);
        pool.Distributor.Reboot();
        Assert.That((await pool.RunAsync("u")).Verdict, Is.EqualTo("met"));
        Assert.That(pool.StartedOn(1), Is.EqualTo(new[] { "burn", "burn", "hey", "burn" }));
        Assert.That(pool.Power, Is.EqualTo(OneCycle));
    }

    [Test]
    public async Task Draining_costs_those_that_wait_no_attempt_when_all_boards_are_left_out()
    {
        await using var pool = new BoardPool(0, 1, FakeScripts.InTurn(FakeScripts.Ideal, FakeScripts.Closes, FakeScripts.Closes, FakeScripts.Ideal));
        await pool.RunAsync("first");
        pool.Distributor.Drain();
        var run = pool.RunAsync("t");
        await Condition.UntilAsync(() => pool.States().Single().State is MachineState.Idle);
        pool.Distributor.Reboot();
        await pool.UntilLeftOutAsync(1);
        pool.Distributor.Resume();
        Assert.That(run.IsCompleted, Is.False);
        pool.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.That(((await run).Verdict, (await run).Attempts.Count), Is.EqualTo(("met", 1)));
    }

    [Test]
    public async Task Tasksets_of_other_kinds_are_skipped_and_never_run_on_a_board()
    {
        await using var pool = new BoardPool(0, 1, FakeScripts.Ideal);
        foreach (var (kinds, text) in new[] { (MachineKinds.Qemu, "qemu"), (MachineKinds.Simulated, "simulated"), (MachineKinds.Qemu | MachineKinds.Simulated, "qemu, simulated") })
        {
            var run = await pool.Distributor.RunAsync(Pool.Taskset() with { Machines = kinds }, CancellationToken.None);
            Assert.That((run.Verdict, run.Skipped), Is.EqualTo(("skipped", $"Its `machines` are {text}, and these are remote.")));
        }
        Assert.That((await pool.Distributor.RunAsync(Pool.Taskset() with { Machines = MachineKinds.Remote }, CancellationToken.None)).Verdict, Is.EqualTo("met"));
        Assert.That(pool.StartedOn(1), Is.EqualTo(new[] { "burn" }));
    }

    [Test]
    public async Task Disposing_ends_what_waits_for_boards_that_are_left_out()
    {
        await using var pool = new BoardPool(5, 1, FakeScripts.Closes);
        var run = pool.RunAsync("t");
        await pool.UntilLeftOutAsync(1);
        await pool.Distributor.DisposeAsync();
        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
    }
}
