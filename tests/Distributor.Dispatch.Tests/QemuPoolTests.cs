using Distributor.Machines;
using Distributor.Machines.Qemu;
using Distributor.Model;

namespace Distributor.Dispatch.Tests;

/// <summary>The pool on real machines.</summary>
[Category("QEMU")]
public sealed class QemuPoolTests
{
    [Test]
    public async Task A_pool_set_from_1_to_8_to_2_follows_without_losing_a_taskset()
    {
        var build = Path.Combine(Checkout.Root, "src", "guest", "build");
        var limits = new MachineLimits();
        var source = new QemuMachines(new(Path.Combine(build, "image.elf"), Path.Combine(TestContext.CurrentContext.WorkDirectory, "log")), limits, TimeProvider.System);
        await using var distributor = new TasksetDistributor(
            source, new(new(Path.Combine(build, "programs")), limits, TimeProvider.System), new() { MaxMachines = 1, Retries = 0 }, TimeProvider.System);
        // Each takes the host half a second of idle batches, long enough to see the pool follow.
        var runs = Enumerable.Range(0, 60).Select(index => distributor.RunAsync(
            new($"t{index}", [new("hey", "hey", GuestTime.FromSeconds(60)) { Jobs = 4 }]), CancellationToken.None)).ToArray();

        await Condition.UntilAsync(() => Machines().Count == 1);
        distributor.MaxMachines = 8;
        await Condition.UntilAsync(() => Machines().Count == 8);
        distributor.MaxMachines = 2;
        await Condition.UntilAsync(() => Machines().Count == 2);

        Assert.That(Machines(), Has.Count.LessThanOrEqualTo(2));
        Assert.That((await Task.WhenAll(runs)).Select(run => (run.Verdict, run.Attempts.Count)), Is.All.EqualTo(("met", 1)));
        await distributor.DisposeAsync();
        Assert.That(Machines(), Is.Empty);
    }

    private static IReadOnlyList<int> Machines() => Processes.ChildrenOf(Environment.ProcessId, "qemu-system-arm");
}
