using System.Diagnostics;
using System.Text;
using Distributor.Machines.Qemu;
using Distributor.Model;
using static Distributor.Machines.Tests.Guest;

namespace Distributor.Machines.Tests;

/// <summary>Serial consoles: always logged, never in the way, and reachable.</summary>
[Category("QEMU")]
public sealed class ConsoleTests
{
    /// <summary>Far more than pipes and terminals hold.</summary>
    private const int Much = 200_000;

    [Test]
    public async Task A_guest_that_prints_without_pause_goes_on_also_when_somebody_types_and_leaves()
    {
        await using var machine = await Source(settings => settings with { Image = BareGuest.Chatty }).StartAsync(1, CancellationToken.None);
        var console = machine.Report().Console!;
        await GoesOnAsync(console);
        await using (var input = Open(console))
        {
            await input.WriteAsync("good morning\n"u8.ToArray());
            await GoesOnAsync(console);
        }
        await GoesOnAsync(console);
        // The folder may hold the log of an earlier test run before it.
        Assert.That((await File.ReadAllTextAsync(console.Log))[^Much..], Is.All.EqualTo('x'));
    }

    [Test]
    public async Task What_is_typed_reaches_the_guest_and_the_log_has_it_all()
    {
        await using var machine = await Source(settings => settings with { Image = BareGuest.Echo }).StartAsync(1, CancellationToken.None);
        var console = machine.Report().Console!;
        var before = await File.ReadAllTextAsync(console.Log);
        var typed = string.Concat(Enumerable.Range(0, 2_000).Select(number => $"line {number}\n"));
        await using (var input = Open(console)) await input.WriteAsync(Encoding.ASCII.GetBytes(typed));
        await Condition.UntilAsync(() => new FileInfo(console.Log).Length >= before.Length + typed.Length);
        Assert.That(await File.ReadAllTextAsync(console.Log), Is.EqualTo(before + typed));
    }

    [Test]
    public async Task A_trace_is_the_same_while_somebody_types()
    {
        Taskset taskset = new("two", [Burn("short", 10_000, 20, jobs: 60), Burn("long", 14_000, 30, jobs: 40, priority: 1)]);
        await using var machine = await Source().StartAsync(1, CancellationToken.None);
        var alone = await Runner.RunAsync(machine, taskset, CancellationToken.None);
        await using var input = Open(machine.Report().Console!);
        using var stop = new CancellationTokenSource();
        var typing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await input.WriteAsync("abc\n"u8.ToArray());
        });
        var watched = await Runner.RunAsync(machine, taskset, CancellationToken.None);
        await stop.CancelAsync();
        await machine.DisposeAsync();
        // The pipe may have been full, since this guest reads nothing.
        await Task.WhenAny(typing);
        Assert.That(watched.Trace.ToCanonicalText(), Is.EqualTo(alone.Trace.ToCanonicalText()));
    }

    [Test]
    public async Task With_screen_a_machine_is_a_session_of_its_name_that_can_be_typed_into_and_ends_with_it()
    {
        RequireScreen();
        var machines = Source(settings => settings with { Image = BareGuest.Echo, Console = GuestConsole.Screen });
        await machines.DescribeAsync(CancellationToken.None);
        var machine = await machines.StartAsync(1, CancellationToken.None);
        var console = machine.Report().Console!;
        Assert.That(console.Screen, Is.EqualTo(machine.Name));
        await Condition.UntilAsync(() => Screen("-ls").Contains($".{machine.Name}\t", StringComparison.Ordinal));
        Screen("-S", machine.Name, "-X", "stuff", "hello");
        await Condition.UntilAsync(() => File.ReadAllText(console.Log).EndsWith("hello", StringComparison.Ordinal));
        await machine.DisposeAsync();
        Assert.That(Screen("-ls"), Does.Not.Contain($".{machine.Name}\t"));
    }

    [Test]
    public async Task A_session_that_somebody_quits_does_not_take_its_machine_along()
    {
        RequireScreen();
        await using var machine = await Source(settings => settings with { Console = GuestConsole.Screen }).StartAsync(1, CancellationToken.None);
        await Condition.UntilAsync(() => Screen("-ls").Contains($".{machine.Name}\t", StringComparison.Ordinal));
        Screen("-S", machine.Name, "-X", "quit");
        await Condition.UntilAsync(() => machine.Report().Console!.Screen is null);
        var run = await Runner.RunAsync(machine, new("burn", [Burn("a", 1_000, 20, jobs: 3)]), CancellationToken.None);
        Assert.That(run.Trace.Jobs, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_session_that_is_stopped_does_not_hold_up_its_guest()
    {
        RequireScreen();
        await using var machine = await Source(settings => settings with { Image = BareGuest.Chatty, Console = GuestConsole.Screen }).StartAsync(1, CancellationToken.None);
        await Condition.UntilAsync(() => Screen("-ls").Contains($".{machine.Name}\t", StringComparison.Ordinal));
        var session = Processes.ChildrenOf(Environment.ProcessId, "screen").Single();
        await Processes.SignalAsync(session, "STOP");
        await GoesOnAsync(machine.Report().Console!);
        await Processes.SignalAsync(session, "CONT");
    }

    internal static void RequireScreen()
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "screen"))))
            Assert.Ignore("screen is not installed: client-tools/setup.sh --for-tests installs it.");
    }

    internal static string Screen(params string[] arguments)
    {
        using var screen = Process.Start(new ProcessStartInfo("screen", arguments) { RedirectStandardOutput = true })!;
        var output = screen.StandardOutput.ReadToEnd();
        screen.WaitForExit();
        return output;
    }

    private static FileStream Open(ConsoleReport console) => new(console.Input, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    private static async Task GoesOnAsync(ConsoleReport console)
    {
        var length = new FileInfo(console.Log).Length;
        await Condition.UntilAsync(() => new FileInfo(console.Log).Length > length + Much);
    }
}
