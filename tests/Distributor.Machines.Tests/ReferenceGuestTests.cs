using Distributor.Machines.Qemu;
using Distributor.Model;
using static Distributor.Machines.Tests.Guest;

namespace Distributor.Machines.Tests;

/// <summary>What a researcher must be able to trust of the reference guest. In virtual time.</summary>
[Category("QEMU")]
public sealed class ReferenceGuestTests
{
    /// <summary>Preemption, overruns, kills, faults, floating point and a schedule: all that could make two runs differ.</summary>
    private static readonly Taskset Everything = new("everything",
    [
        Burn("short", 2_000, 10, jobs: 30),
        Of("pi", "20000", 25, jobs: 12, priority: 1),
        Of("linpack", "30", 40, jobs: 8, priority: 2),
        Of("fault", "0", 30, jobs: 10, priority: 3),
        Of("hog", "4000000", 50, jobs: 6, priority: 4),
        Burn("critical", 9_000, 60, jobs: 5, priority: 5) with { CriticalTime = GuestTime.FromMilliseconds(12) },
        Burn("greedy", 50_000, 45, jobs: 4, priority: 6),
    ])
    { TraceDetail = TraceDetail.Schedule };

    [TestCase(1, 80)]
    [TestCase(8, 10)]
    public async Task The_same_taskset_80_times_gives_one_trace_alone_and_with_8_machines_at_once(int machines, int runsEach)
    {
        var texts = await Task.WhenAll(Enumerable.Range(1, machines).Select(async number =>
        {
            await using var machine = await Source().StartAsync(number, CancellationToken.None);
            var mine = new List<string>();
            for (var run = 0; run < runsEach; run++) mine.Add(Text((await Runner.RunAsync(machine, Everything, CancellationToken.None)).Trace));
            return mine;
        }));
        Assert.That(texts.SelectMany(mine => mine).ToArray(), Has.Length.EqualTo(80).And.All.EqualTo(texts[0][0]));
    }

    [TestCase(64, 1, false)]
    [TestCase(256, 2, false)]
    [TestCase(1000, 4, false)]
    [TestCase(1000, 2, true)]
    public async Task Memory_processors_and_a_leased_address_change_nothing(int memory, int processors, bool dhcp)
    {
        var usual = Text(await RunAsync(Everything));
        Assert.That(Text(await RunAsync(Everything, settings => settings with { Memory = memory, Processors = processors, Dhcp = dhcp })), Is.EqualTo(usual));
    }

    [Test]
    public async Task Slices_of_the_schedule_add_up_to_what_each_job_computed()
    {
        var trace = await RunAsync(new("two", [Burn("short", 10_000, 20, jobs: 6), Burn("long", 14_000, 30, jobs: 4, priority: 1)])
        { Policy = SchedulingPolicy.EarliestDeadlineFirst, TraceDetail = TraceDetail.Schedule });
        var computed = trace.Slices.GroupBy(slice => (slice.Task, slice.Job)).ToDictionary(job => job.Key, job => job.Sum(slice => (slice.To - slice.From).Microseconds));
        foreach (var job in trace.Jobs)
            Assert.That(computed[(job.Task, job.Index)], Is.EqualTo(job.Task == 0 ? 10_000 : 14_000).Within(5), $"task {job.Task}, job {job.Index}");
        Assert.That(trace.Slices.Zip(trace.Slices.Skip(1)).All(pair => pair.First.To <= pair.Second.From), "One processor runs one job at a time.");
    }

    [TestCase("pi", "8192", 2_000)]
    [TestCase("tumatmul", "3000", 1_000)]
    public async Task A_program_takes_no_longer_than_it_promises(string program, string argument, int microseconds) =>
        Assert.That((await RunAsync(new("t", [Of(program, argument, 10, jobs: 3)]))).Jobs.Max(job => job.ResponseTime),
            Is.LessThanOrEqualTo(GuestTime.FromMicroseconds(microseconds)));

    [Test]
    public async Task Preemption_keeps_floating_point_state()
    {
        // linpack checks its solution and fails when it is wrong; pi runs in the middle of it.
        var trace = await RunAsync(new("fpu", [Of("pi", "3000", 2, jobs: 500), Of("linpack", "60", 100, jobs: 10, priority: 1)]));
        Assert.That(trace.Jobs.Select(job => job.Outcome), Is.All.EqualTo(EventKind.Exit));
    }

    [TestCase("fault", "0")]
    [TestCase("fault", "2")]
    [TestCase("fault", "3")]
    [TestCase("fault", "4")]
    [TestCase("hog", "64000000")]
    public async Task A_faulting_neighbour_changes_no_other_tasks_trace(string program, string argument)
    {
        RealTimeTask[] victims = [Burn("a", 3_000, 10, jobs: 20), Burn("b", 4_000, 25, jobs: 8, priority: 1)];
        var alone = await RunAsync(new("alone", victims));
        var beside = await RunAsync(new("beside", [.. victims, Of(program, argument, 15, jobs: 13, priority: 2)]));
        Assert.That(beside.Jobs.Where(job => job.Task < 2), Is.EqualTo(alone.Jobs));
        Assert.That(beside.Jobs.Where(job => job.Task == 2).Select(job => job.Outcome),
            Is.All.EqualTo(program == "hog" ? EventKind.OutOfQuota : EventKind.ExitError));
    }

    [Test]
    public async Task Sixty_four_tasks_at_99_percent_load_miss_nothing_under_EDF()
    {
        // Periods of 100 to 163 ms; each task computes 1.5 % of its period but for what the kernel adds.
        var tasks = Enumerable.Range(0, 64).Select(index => Burn($"t{index}", (100 + index) * 15_470 / 1000, 100 + index, jobs: 30));
        var trace = await RunAsync(new("full", [.. tasks]) { Policy = SchedulingPolicy.EarliestDeadlineFirst });
        Assert.That(trace.Verdict, Is.EqualTo(ObservedVerdict.Met));
        Assert.That(trace.Jobs, Has.Count.EqualTo(64 * 30));
    }

    [Test]
    public async Task A_hundred_thousand_jobs_fit_in_one_run()
    {
        var trace = await RunAsync(new("many", [Burn("a", 100, 1, jobs: 50_000), Burn("b", 100, 1, jobs: 50_000, priority: 1)]));
        Assert.That((trace.Jobs.Count, trace.Verdict), Is.EqualTo((100_000, ObservedVerdict.Met)));
    }

    [Test]
    public async Task A_program_may_have_4_MB()
    {
        var folder = Directory.CreateTempSubdirectory("programs-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "large"), [.. await File.ReadAllBytesAsync(Program("burn")), .. new byte[4 << 20]]);
        await using var machine = await Source().StartAsync(1, CancellationToken.None);
        var runner = new TasksetRunner(new(folder), Limits, TimeProvider.System);
        var execution = await runner.RunAsync(machine, new("large", [new("large", "large", GuestTime.FromMilliseconds(10)) { Argument = "1000" }]), CancellationToken.None);
        Assert.That(execution.Trace.Verdict, Is.EqualTo(ObservedVerdict.Met));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Hours_of_idle_guest_time_pass_in_seconds()
    {
        var trace = await RunAsync(new("idle", [new("hey", "hey", GuestTime.FromSeconds(3600)) { Jobs = 4 }]));
        Assert.That(trace.Jobs[^1].Release, Is.EqualTo(GuestTime.FromSeconds(3 * 3600)));
    }

    [Test]
    public async Task A_time_limit_stops_the_taskset_and_keeps_what_came_until_then()
    {
        var trace = await RunAsync(new("endless", [new("idle", "idle", GuestTime.Zero), new("waits", "hey", GuestTime.FromSeconds(36_000)) { Jobs = 2, Priority = 1 }])
        { TimeLimit = TimeSpan.FromSeconds(1) });
        Assert.That(trace.IsFinished, Is.False);
        Assert.That(trace.Jobs.Single(job => job.Task == 0).Outcome, Is.EqualTo(EventKind.ExitExternal));
    }

    private static RealTimeTask Of(string program, string argument, int period, int jobs, int priority = 0) =>
        new(program, program, GuestTime.FromMilliseconds(period)) { Argument = argument, Jobs = jobs, Priority = priority };

    private static async Task<Trace> RunAsync(Taskset taskset, Func<QemuSettings, QemuSettings>? change = null)
    {
        await using var machine = await Source(change).StartAsync(1, CancellationToken.None);
        return (await Runner.RunAsync(machine, taskset, CancellationToken.None)).Trace;
    }

    private static string Text(Trace trace) => trace.ToCanonicalText()
        + string.Concat(trace.Slices.Select(slice => $"{slice.Task} {slice.Job} {slice.From.Microseconds} {slice.To.Microseconds}\n"));
}
