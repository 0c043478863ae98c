using System.Diagnostics;
using Distributor.Machines.Qemu;

namespace Distributor.Machines.Tests;

/// <summary>No machine outlives the process that started it, however that process ends.</summary>
[Category("QEMU")]
public sealed class OrphanTests
{
    [TestCase("KILL")]
    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task A_machine_dies_with_its_parent(string signal)
    {
        using var parent = await StartHostAsync();
        var machines = Processes.ChildrenOf(parent.Id, "qemu-system-arm");
        Assert.That(machines, Has.Count.EqualTo(2));

        await Processes.SignalAsync(parent.Id, signal);
        await parent.WaitForExitAsync();

        await Condition.UntilAsync(() => !machines.Any(Processes.IsAlive));
    }

    [Test]
    public async Task A_session_of_screen_dies_with_its_machines_parent()
    {
        ConsoleTests.RequireScreen();
        using var parent = await StartHostAsync(GuestConsole.Screen);
        var (machines, sessions) = (Processes.ChildrenOf(parent.Id, "qemu-system-arm"), Processes.ChildrenOf(parent.Id, "screen"));
        await Condition.UntilAsync(() => sessions.All(id => ConsoleTests.Screen("-ls").Contains($"\t{id}.", StringComparison.Ordinal)));
        Assert.That((machines.Count, sessions.Count), Is.EqualTo((2, 2)));
        parent.Kill();
        await parent.WaitForExitAsync();
        await Condition.UntilAsync(() => !machines.Concat(sessions).Any(Processes.IsAlive));
        Assert.That(sessions.Where(id => ConsoleTests.Screen("-ls").Contains($"\t{id}.", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Two_processes_never_have_machines_of_one_number()
    {
        using var other = await StartHostAsync();
        var theirs = Processes.ChildrenOf(other.Id, "qemu-system-arm").Select(id => File.ReadAllText($"/proc/{id}/cmdline")).ToArray();
        await using (var machine = await Guest.Source().StartAsync(1, CancellationToken.None))
            Assert.That(theirs.Where(arguments => arguments.Contains($"\0{machine.Name}\0", StringComparison.Ordinal)), Is.Empty);
        Assert.That(theirs, Has.Length.EqualTo(2));
        other.Kill();
        await other.WaitForExitAsync();
    }

    [Test]
    public async Task A_machine_that_is_disposed_has_ended_when_the_call_returns()
    {
        var machine = await Guest.Source().StartAsync(1, CancellationToken.None);
        var mine = Processes.ChildrenOf(Environment.ProcessId, "qemu-system-arm");
        Assert.That(mine, Has.Count.EqualTo(1));
        await machine.DisposeAsync();
        Assert.That(mine.Where(Processes.IsAlive), Is.Empty);
    }

    private static async Task<Process> StartHostAsync(GuestConsole console = GuestConsole.File)
    {
        var host = Path.Combine(AppContext.BaseDirectory, "Distributor.Machines.Host.dll");
        // Where a shell runs the tests in the background, all of them ignore SIGINT.
        var process = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", host, Guest.Image, Guest.Logs, console.ToString()]) { RedirectStandardOutput = true })!;
        Assert.That(await process.StandardOutput.ReadLineAsync(), Is.EqualTo("started"));
        return process;
    }
}
