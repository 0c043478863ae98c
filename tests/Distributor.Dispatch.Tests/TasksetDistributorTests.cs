using Distributor.FakeGuest;
using Distributor.Model;

namespace Distributor.Dispatch.Tests;

public sealed class TasksetDistributorTests
{
    [Test]
    public async Task A_taskset_that_meets_its_deadlines_is_met_at_the_first_attempt()
    {
        await using var pool = new Pool(FakeScripts.Ideal);
        var run = await pool.RunAsync(Pool.Taskset(jobs: 3));
        Assert.That(run.Verdict, Is.EqualTo("met"));
        Assert.That(run.Trace!.Jobs, Has.Count.EqualTo(3));
        Assert.That(run.Attempts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_verdict_is_never_retried()
    {
        await using var pool = new Pool(FakeScripts.Overrun);
        var run = await pool.RunAsync(Pool.Taskset());
        Assert.That(run.Verdict, Is.EqualTo("missed"));
        Assert.That(run.Attempts, Has.Count.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Failing() =>
    [
        new TestCaseData(FakeScripts.Closes, "lost").SetArgDisplayNames("closes"),
        new TestCaseData(FakeScripts.Garbage, "malfunctioned").SetArgDisplayNames("garbage"),
        new TestCaseData(FakeScripts.EndsWithoutStart, "malfunctioned").SetArgDisplayNames("end without start"),
        new TestCaseData(FakeScripts.IsDoneTooEarly, "malfunctioned").SetArgDisplayNames("done too early"),
    ];

    [TestCaseSource(nameof(Failing))]
    public async Task A_machine_that_fails_costs_one_attempt_and_nothing_else(FakeScript failure, string how)
    {
        await using var pool = new Pool(FakeScripts.InTurn(failure, FakeScripts.Ideal));
        var run = await pool.RunAsync(Pool.Taskset(jobs: 2));
        Assert.That(run.Verdict, Is.EqualTo("met"));
        Assert.That(run.Attempts.Select(attempt => attempt.Lost), Is.EqualTo(new[] { run.Attempts[0].Lost, null }));
        Assert.That(run.Attempts[0].Lost, Does.Contain(how));
    }

    [Test]
    public async Task Jobs_that_two_guests_never_tell_of_are_unreported_and_the_verdict_is_incomplete()
    {
        await using var pool = new Pool(FakeScripts.IsDoneTooEarly);
        var run = await pool.RunAsync(Pool.Taskset(jobs: 3));
        Assert.That((run.Verdict, run.Attempts.Count, run.Trace!.Unreported), Is.EqualTo(("incomplete", 2, 2)));
    }

    [Test]
    public async Task A_machine_that_goes_silent_is_given_up()
    {
        // On a busy host, one that is not silent may seem so.
        await using var pool = new Pool(FakeScripts.InTurn(FakeScripts.Silent, FakeScripts.Ideal), retries: 100, silence: TimeSpan.FromSeconds(0.5));
        var run = await pool.RunAsync(Pool.Taskset());
        Assert.That(run.Verdict, Is.EqualTo("met"));
        Assert.That(run.Attempts[0].Lost, Does.Contain("went silent: It sent no event"));
    }

    [Test]
    public async Task A_taskset_that_no_machine_can_run_is_bad_and_keeps_its_attempts()
    {
        await using var pool = new Pool(FakeScripts.Garbage, retries: 2);
        var run = await pool.RunAsync(Pool.Taskset("unlucky"));
        Assert.That(run.Verdict, Is.EqualTo("bad"));
        Assert.That(run.Attempts.Count(attempt => attempt.Lost is not null), Is.EqualTo(3));
        Assert.That(run.Failures.Single(), Does.StartWith("No machine could run unlucky in 3 attempts. In the last, "));
    }

    [Test]
    public async Task A_missing_program_is_bad_at_once_and_says_what_there_is()
    {
        await using var pool = new Pool(FakeScripts.Ideal);
        var run = await pool.RunAsync(new("t", [new("a", "brun", GuestTime.FromMilliseconds(1))]));
        Assert.That(run.Verdict, Is.EqualTo("bad"));
        Assert.That(run.Bad, Does.StartWith("Taskset t, task a: there is no program `brun` in ").And.EndsWith("There are: burn."));
    }

    [Test]
    public async Task The_most_machines_bound_how_many_run_at_once()
    {
        var (script, release) = FakeScripts.Held();
        await using var pool = new Pool(script, maxMachines: 3);
        var runs = Enumerable.Range(0, 9).Select(index => pool.RunAsync(Pool.Taskset($"t{index}"))).ToArray();
        await Condition.UntilAsync(() => pool.Guest.Running == 3);
        release.SetResult();
        await Task.WhenAll(runs);
        Assert.That(pool.Guest.MostRunning, Is.EqualTo(3));
    }

    [Test]
    public async Task More_machines_start_at_once_while_it_runs()
    {
        var (script, release) = FakeScripts.Held();
        await using var pool = new Pool(script, maxMachines: 1);
        var runs = Enumerable.Range(0, 6).Select(index => pool.RunAsync(Pool.Taskset($"t{index}"))).ToArray();
        await Condition.UntilAsync(() => pool.Guest.Running == 1);
        pool.Distributor.MaxMachines = 5;
        await Condition.UntilAsync(() => pool.Guest.Running == 5);
        release.SetResult();
        Assert.That((await Task.WhenAll(runs)).Select(run => run.Verdict), Is.All.EqualTo("met"));
    }

    [Test]
    public async Task Machines_that_are_too_many_finish_their_taskset_first()
    {
        var (script, release) = FakeScripts.Held();
        await using var pool = new Pool(script, maxMachines: 4);
        var runs = Enumerable.Range(0, 8).Select(index => pool.RunAsync(Pool.Taskset($"t{index}"))).ToArray();
        await Condition.UntilAsync(() => pool.Guest.Running == 4);
        pool.Distributor.MaxMachines = 1;
        release.SetResult();
        var finished = await Task.WhenAll(runs);
        Assert.That(finished.Select(run => (run.Verdict, run.Attempts.Count)), Is.All.EqualTo(("met", 1)));
        Assert.That(pool.Guest.Runs, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task A_cancelled_run_ends_cancelled_and_the_others_go_on()
    {
        var (script, release) = FakeScripts.Held();
        await using var pool = new Pool(script);
        using var cancel = new CancellationTokenSource();
        var running = pool.Distributor.RunAsync(Pool.Taskset("running"), cancel.Token);
        await Condition.UntilAsync(() => pool.Guest.Running == 1);
        var queued = pool.Distributor.RunAsync(Pool.Taskset("queued"), cancel.Token);
        var other = pool.RunAsync(Pool.Taskset("other"));
        await cancel.CancelAsync();
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await queued, Throws.InstanceOf<OperationCanceledException>());
        release.SetResult();
        Assert.That((await other).Verdict, Is.EqualTo("met"));
    }

    [Test]
    public async Task Disposing_cancels_what_runs_and_what_waits()
    {
        await using var pool = new Pool(FakeScripts.Silent);
        var runs = new[] { pool.RunAsync(Pool.Taskset("running")), pool.RunAsync(Pool.Taskset("queued")) };
        await Condition.UntilAsync(() => pool.Guest.Running == 1);
        await pool.Distributor.DisposeAsync();
        foreach (var run in runs) Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        await Condition.UntilAsync(() => pool.Guest.Running == 0);
    }

    [Test]
    public async Task Draining_finishes_what_runs_and_starts_nothing_until_it_is_resumed()
    {
        var (script, release) = FakeScripts.Held();
        await using var pool = new Pool(script, maxMachines: 2);
        var runs = Enumerable.Range(0, 5).Select(index => pool.RunAsync(Pool.Taskset($"t{index}"))).ToArray();
        await Condition.UntilAsync(() => pool.Guest.Running == 2);
        pool.Distributor.Drain();
        release.SetResult();
        await Task.WhenAll(runs[0], runs[1]);
        Assert.That(pool.Distributor.State, Is.EqualTo(DistributorState.Draining));
        Assert.That(runs[2..].Select(run => run.IsCompleted), Is.All.False);
        pool.Distributor.Resume();
        Assert.That((await Task.WhenAll(runs)).Select(run => run.Verdict), Is.All.EqualTo("met"));
        await Condition.UntilAsync(() => pool.Distributor.State is DistributorState.Idle);
    }

    [Test]
    public async Task Tasksets_of_killed_machines_go_back_to_the_queue_at_no_cost_and_show_it()
    {
        var (script, release) = FakeScripts.Held();
        await using var pool = new Pool(script, maxMachines: 2, retries: 0);
        var runs = Enumerable.Range(0, 4).Select(index => pool.RunAsync(Pool.Taskset($"t{index}"))).ToArray();
        await Condition.UntilAsync(() => pool.Guest.Running == 2);
        await pool.Distributor.KillAllAsync(KilledTasksets.GoBack);
        release.SetResult();
        var finished = await Task.WhenAll(runs);
        Assert.That(finished.Select(run => run.Verdict), Is.All.EqualTo("met"));
        Assert.That(finished.Select(run => run.Attempts.Count).Order(), Is.EqualTo(new[] { 1, 1, 2, 2 }));
        Assert.That(pool.Guest.Runs, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task Tasksets_of_killed_machines_end_cancelled_if_so_wanted_and_the_next_ones_run()
    {
        await using var pool = new Pool(FakeScripts.InTurn(FakeScripts.Silent, FakeScripts.Ideal));
        var runs = new[] { pool.RunAsync(Pool.Taskset("running")), pool.RunAsync(Pool.Taskset("waiting")) };
        await Condition.UntilAsync(() => pool.Guest.Running == 1);
        await pool.Distributor.KillAllAsync(KilledTasksets.AreCancelled);
        foreach (var run in runs) Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await pool.RunAsync(Pool.Taskset("next"))).Verdict, Is.EqualTo("met"));
    }

    [Test]
    public async Task A_stream_of_tasksets_is_made_no_faster_than_machines_need_it()
    {
        await using var pool = new Pool(FakeScripts.Ideal, maxMachines: 3);
        var (made, ended, ahead) = (0, 0, 0);
        IEnumerable<Taskset> Stream()
        {
            for (; made < 100; made++)
            {
                ahead = Math.Max(ahead, made - ended);
                yield return Pool.Taskset($"t{made}");
            }
        }
        var names = new HashSet<string>();
        await foreach (var run in pool.Distributor.RunAllAsync(Stream()))
        {
            ended++;
            names.Add(run.Taskset.Name);
        }
        Assert.That(names, Has.Count.EqualTo(100));
        Assert.That(ahead, Is.LessThanOrEqualTo(6));
    }

    [Test]
    public async Task A_stream_of_tasksets_feeds_machines_that_are_added_before_one_has_ended()
    {
        var (script, release) = FakeScripts.Held();
        await using var pool = new Pool(script, maxMachines: 1);
        var stream = pool.Distributor.RunAllAsync(Enumerable.Range(0, 10).Select(index => Pool.Taskset($"t{index}"))).ToArrayAsync().AsTask();
        await Condition.UntilAsync(() => pool.Guest.Running == 1);
        pool.Distributor.MaxMachines = 5;
        await Condition.UntilAsync(() => pool.Guest.Running == 5);
        release.SetResult();
        Assert.That((await stream).Select(run => run.Taskset.Name), Is.EquivalentTo(Enumerable.Range(0, 10).Select(index => $"t{index}")));
    }

    [Test]
    public async Task A_monitor_of_one_run_hears_of_no_other()
    {
        await using var pool = new Pool(FakeScripts.Ideal);
        var mine = new Hearing();
        await pool.Distributor.RunAsync(Pool.Taskset("mine"), mine, CancellationToken.None);
        await pool.RunAsync(Pool.Taskset("other"));
        Assert.That(mine.Heard, Is.EqualTo(new[] { "started mine", "ended mine" }));
    }

    private sealed class Hearing : IRunMonitor
    {
        public List<string> Heard { get; } = [];

        public void Started(Taskset taskset, string machine, int attempt) => Heard.Add($"started {taskset.Name}");

        public void MachineLost(Taskset taskset, Attempt attempt) => Heard.Add($"lost {taskset.Name}");

        public void Ended(Run run) => Heard.Add($"ended {run.Taskset.Name}");
    }

    [Test]
    public async Task No_machines_at_all_is_an_error()
    {
        await using var pool = new Pool(FakeScripts.Ideal);
        Assert.That(() => pool.Distributor.MaxMachines = 0, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
