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
    /// <summary>Far more than a terminal device holds.</summary>
    private const int Much = 200_000;

    [Test]
    public async Task A_console_that_nobody_reads_holds_up_no_guest_and_is_logged()
    {
        await using var machine = await Source(settings => settings with { Image = BareGuest.Chatty }).StartAsync(1, CancellationToken.None);
        var console = machine.Report().Console!;
        await Condition.UntilAsync(() => new FileInfo(console.Log).Length > Much);
    }

    [Test]
    public async Task What_is_typed_reaches_the_guest()
    {
        await using var machine = await Source(settings => settings with { Image = BareGuest.Echo }).StartAsync(1, CancellationToken.None);
        var console = machine.Report().Console!;
        await using var terminal = Open(console);
        await terminal.WriteAsync("good morning\n"u8.ToArray());
        var answer = new byte[13];
        await terminal.ReadExactlyAsync(answer);
        Assert.That(Encoding.ASCII.GetString(answer), Is.EqualTo("good morning\n"));
    }

    [Test]
    public async Task A_trace_is_the_same_while_somebody_reads_and_types()
    {
        Taskset taskset = new("two", [Burn("short", 10_000, 20, jobs: 60), Burn("long", 14_000, 30, jobs: 40, priority: 1)]);
        await using var machine = await Source().StartAsync(1, CancellationToken.None);
        var alone = await Runner.RunAsync(machine, taskset, CancellationToken.None);
        await using var terminal = Open(machine.Report().Console!);
        using var stop = new CancellationTokenSource();
        var typing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await terminal.WriteAsync("abc\n"u8.ToArray());
        });
        var reading = terminal.CopyToAsync(Stream.Null, stop.Token);
        var watched = await Runner.RunAsync(machine, taskset, CancellationToken.None);
        await stop.CancelAsync();
        await machine.DisposeAsync();
        await Task.WhenAny(Task.WhenAll(typing, reading));
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

    private static FileStream Open(ConsoleReport console) => new(console.Terminal, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
}
