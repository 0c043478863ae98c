using System.Diagnostics;

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
        var host = Path.Combine(AppContext.BaseDirectory, "Distributor.Machines.Host.dll");
        using var parent = Process.Start(new ProcessStartInfo("dotnet", [host, Guest.Image, Guest.Logs]) { RedirectStandardOutput = true })!;
        Assert.That(await parent.StandardOutput.ReadLineAsync(), Is.EqualTo("started"));
        var machines = Processes.ChildrenOf(parent.Id, "qemu-system-arm");
        Assert.That(machines, Has.Count.EqualTo(2));

        using (var kill = Process.Start("kill", [$"-{signal}", $"{parent.Id}"])) await kill.WaitForExitAsync();
        await parent.WaitForExitAsync();

        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (machines.Any(Processes.IsAlive)) await Task.Delay(10, giveUp.Token);
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
}
