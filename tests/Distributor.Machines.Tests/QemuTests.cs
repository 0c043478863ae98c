using Distributor.Machines.Qemu;
using Distributor.Model;
using static Distributor.Machines.Tests.Guest;

namespace Distributor.Machines.Tests;

/// <summary>The reference guest on real QEMU machines, in virtual time where nothing else is said.</summary>
[Category("QEMU")]
public sealed class QemuTests
{
    private static readonly Taskset TwoBurns = new("two", [Burn("short", 10_000, 20, jobs: 6), Burn("long", 14_000, 30, jobs: 4, priority: 1)]);

    [Test]
    public async Task A_lone_job_takes_exactly_its_processor_time()
    {
        var trace = await RunOnceAsync(new("burn", [Burn("a", 10_000, 20, jobs: 3)]));
        Assert.That(trace.Jobs.Select(job => (job.Release.Microseconds, job.ResponseTime!.Value.Microseconds)),
            Is.EqualTo(new[] { (0L, 10_000L), (20_000L, 10_000L), (40_000L, 10_000L) }));
    }

    [Test]
    public async Task Under_rate_monotonic_priorities_the_longer_of_two_burns_misses()
    {
        var trace = await RunOnceAsync(TwoBurns);
        Assert.That(trace.Jobs.Where(job => job.Task == 0), Has.All.Property("Outcome").EqualTo(EventKind.Exit));
        Assert.That(trace.Jobs.First(job => job.Task == 1), Has.Property("Outcome").EqualTo(EventKind.ExitPeriod));
    }

    [Test]
    public async Task Under_EDF_both_meet_their_deadlines()
    {
        var trace = await RunOnceAsync(TwoBurns with { Policy = SchedulingPolicy.EarliestDeadlineFirst });
        Assert.That(trace.Verdict, Is.EqualTo(ObservedVerdict.Met));
        Assert.That(trace.Jobs, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task A_job_that_overruns_its_period_is_killed_and_the_next_release_is_skipped()
    {
        var trace = await RunOnceAsync(new("overrun", [Burn("greedy", 30_000, 20, jobs: 2)]));
        Assert.That(trace.Jobs.Select(job => (job.Release, job.End!.Value, job.Outcome)), Is.EqualTo(new[]
        {
            (GuestTime.Zero, GuestTime.FromMilliseconds(20), EventKind.ExitPeriod),
            (GuestTime.FromMilliseconds(40), GuestTime.FromMilliseconds(60), EventKind.ExitPeriod),
        }));
    }

    [Test]
    public async Task Pi_of_8192_terms_takes_at_most_2_ms()
    {
        var trace = await RunOnceAsync(new("pi", [new("pi", "pi", GuestTime.FromMilliseconds(10)) { Argument = "8192", Jobs = 3 }]));
        Assert.That(trace.Jobs.Max(job => job.ResponseTime), Is.LessThanOrEqualTo(GuestTime.FromMilliseconds(2)));
    }

    [Test]
    public async Task The_same_taskset_20_times_gives_one_trace()
    {
        var machines = Source();
        // Four machines at once on two cores, each reset between its runs: neither load nor history may show.
        var texts = await Task.WhenAll(Enumerable.Range(1, 4).Select(async number =>
        {
            await using var machine = await machines.StartAsync(number, CancellationToken.None);
            var mine = new List<string>();
            for (var run = 0; run < 5; run++) mine.Add((await Runner.RunAsync(machine, TwoBurns, CancellationToken.None)).Trace.ToCanonicalText());
            return mine;
        }));
        Assert.That(texts.SelectMany(mine => mine).ToArray(), Has.Length.EqualTo(20).And.All.EqualTo(texts[0][0]));
    }

    [Test]
    public async Task A_taskset_finds_a_guest_that_knows_nothing_of_the_one_before()
    {
        await using var machine = await Source().StartAsync(1, CancellationToken.None);
        await Runner.RunAsync(machine, TwoBurns, CancellationToken.None);
        Assert.That(machine.UploadedPrograms.Keys, Is.EqualTo(new[] { "burn" }));
        await (await machine.ConnectAsync(NoPrograms, CancellationToken.None)).DisposeAsync();
        Assert.That(machine.UploadedPrograms, Is.Empty);
    }

    [Test]
    public async Task A_guest_that_is_not_reset_keeps_its_programs_and_runs_the_next_taskset_as_well()
    {
        await using var machine = await Source(settings => settings with { CleanGuest = false }).StartAsync(1, CancellationToken.None);
        var first = (await Runner.RunAsync(machine, TwoBurns, CancellationToken.None)).Trace;
        var second = (await Runner.RunAsync(machine, TwoBurns, CancellationToken.None)).Trace;
        Assert.That(second.ToEventText(), Is.EqualTo(first.ToEventText()));
        await (await machine.ConnectAsync(NoPrograms, CancellationToken.None)).DisposeAsync();
        Assert.That(machine.UploadedPrograms.Keys, Is.EqualTo(new[] { "burn" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_program_whose_file_has_changed_is_what_the_next_taskset_runs(bool cleanGuest)
    {
        var folder = Directory.CreateTempSubdirectory("programs-").FullName;
        var file = Path.Combine(folder, "program");
        var runner = new TasksetRunner(new(folder), Limits, TimeProvider.System);
        Taskset taskset = new("t", [new("a", "program", GuestTime.FromMilliseconds(20)) { Argument = "10000" }]);
        await using var machine = await Source(settings => settings with { CleanGuest = cleanGuest }).StartAsync(1, CancellationToken.None);
        var responses = new List<GuestTime?>();
        foreach (var program in new[] { "burn", "hey", "hey", "burn" })
        {
            File.Copy(Program(program), file, overwrite: true);
            responses.Add((await runner.RunAsync(machine, taskset, CancellationToken.None)).Trace.Jobs.Single().ResponseTime);
        }
        Assert.That(responses.Select(response => response == GuestTime.FromMilliseconds(10)), Is.EqualTo(new[] { true, false, false, true }), string.Join(", ", responses));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task The_console_of_every_machine_with_a_number_is_kept()
    {
        // What an earlier test run left is another machine's.
        if (Directory.Exists(Logs)) Directory.Delete(Logs, recursive: true);
        for (var machines = 1; machines <= 2; machines++)
        {
            await RunOnceAsync(new("hey", [new("hey", "hey", GuestTime.FromMilliseconds(10))]));
            var log = await File.ReadAllTextAsync(Directory.GetFiles(Logs).Single());
            Assert.That(log.Split("task 0: hey"), Has.Length.EqualTo(machines + 1));
        }
    }

    [Test]
    public async Task In_real_time_a_second_takes_a_second()
    {
        var start = TimeProvider.System.GetTimestamp();
        await RunOnceAsync(new("hey", [new("hey", "hey", GuestTime.FromMilliseconds(500)) { Jobs = 3 }]), realTime: true);
        Assert.That(TimeProvider.System.GetElapsedTime(start), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void A_missing_image_is_a_boot_failure_that_says_what_to_do() =>
        Assert.That(async () => await Source(settings => settings with { Image = "/nowhere/image.elf" }).StartAsync(1, CancellationToken.None),
            Throws.TypeOf<MachineException>().With.Message.EndsWith(
                "No machine can boot: There is no guest image /nowhere/image.elf: build it with client-tools/setup.sh, or set GuestImage (--guest)."));

    [TestCase(64, 62, "an ELF file for another processor (64 bits, machine 62)")]
    [TestCase(32, 3, "an ELF file for another processor (32 bits, machine 3)")]
    [TestCase(0, 0, "no ELF file")]
    public async Task What_no_ARM_processor_can_execute_is_told_before_anything_boots(int bits, byte machine, string kind)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "other.elf");
        await File.WriteAllBytesAsync(path, bits == 0 ? [] : SilentImage.For(bits, machine));
        Assert.That(async () => await Source(settings => settings with { Image = path }).DescribeAsync(CancellationToken.None),
            Throws.TypeOf<MachineException>().With.Property("Reason").EqualTo($"{path} is {kind}: a guest image is a 32-bit ELF file for ARM. Set GuestImage (--guest)."));
    }

    [TestCase(30)]
    [TestCase(1000)]
    public async Task An_image_that_is_cut_short_is_told_before_anything_boots(int length)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "short.elf");
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(Image))[..length]);
        Assert.That(async () => await Source(settings => settings with { Image = path }).DescribeAsync(CancellationToken.None),
            Throws.TypeOf<MachineException>().With.Property("Reason").EqualTo($"{path} is cut short: it has only {length} bytes of what its segments say. Build it or copy it again."));
    }

    [Test]
    public void What_QEMU_refuses_is_a_boot_failure_in_its_own_words() =>
        Assert.That(async () => await Source(settings => settings with { Processors = 99 }).StartAsync(1, CancellationToken.None),
            Throws.TypeOf<MachineException>().With.Message.Contains("Invalid SMP CPUs 99"));

    [Test]
    public async Task An_image_that_prints_nothing_is_a_boot_failure_that_asks_what_it_was_made_for()
    {
        var silent = Path.Combine(TestContext.CurrentContext.WorkDirectory, "silent.elf");
        await File.WriteAllBytesAsync(silent, SilentImage.For(bits: 32, machine: 40));
        var machines = new QemuMachines(new(silent, Logs), Limits with { Boot = TimeSpan.FromSeconds(0.5) }, TimeProvider.System);
        await using var machine = await machines.StartAsync(1, CancellationToken.None);
        Assert.That(async () => await machine.ConnectAsync(NoPrograms, CancellationToken.None),
            Throws.TypeOf<MachineException>().With.Message.Contains("is the image made for realview-pbx-a9"));
    }

    [Test]
    public async Task A_machine_that_is_killed_is_lost_and_not_waited_for()
    {
        await using var machine = await Source().StartAsync(1, CancellationToken.None);
        var run = Runner.RunAsync(machine, new("long", [Burn("a", 900_000, 1_000, jobs: 1_000)]), CancellationToken.None);
        foreach (var id in Processes.ChildrenOf(Environment.ProcessId, "qemu-system-arm")) Processes.Kill(id);
        Assert.That(async () => await run, Throws.TypeOf<MachineException>().With.Property("Failure").EqualTo(MachineFailure.Lost));
    }

    [Test]
    public async Task A_machine_that_is_stopped_between_two_tasksets_is_lost()
    {
        var limits = Limits with { Boot = TimeSpan.FromSeconds(2) };
        await using var machine = await new QemuMachines(new(Image, Logs), limits, TimeProvider.System).StartAsync(1, CancellationToken.None);
        await Runner.RunAsync(machine, TwoBurns, CancellationToken.None);
        foreach (var id in Processes.ChildrenOf(Environment.ProcessId, "qemu-system-arm")) await Processes.SignalAsync(id, "STOP");
        Assert.That(async () => await Runner.RunAsync(machine, TwoBurns, CancellationToken.None), Throws.TypeOf<MachineException>().With.Property("Failure").EqualTo(MachineFailure.Lost)
            .And.Message.Contains("It was not reset for 2 s. Has somebody stopped QEMU?"));
    }

    private static async Task<Trace> RunOnceAsync(Taskset taskset, bool realTime = false)
    {
        await using var machine = await Source(settings => realTime ? settings with { VirtualTime = null } : settings).StartAsync(1, CancellationToken.None);
        return (await Runner.RunAsync(machine, taskset, CancellationToken.None)).Trace;
    }
}
