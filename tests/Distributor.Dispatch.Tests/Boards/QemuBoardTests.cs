using System.Net;
using Distributor.Machines;
using Distributor.Machines.Boards;
using Distributor.Machines.Qemu;
using Distributor.Model;

namespace Distributor.Dispatch.Tests.Boards;

/// <summary>The reference guest as a board's.</summary>
[Category("QEMU")]
public sealed class QemuBoardTests
{
    [Test]
    public async Task The_reference_guest_passes_the_health_taskset_and_one_that_was_reset_unseen_gives_no_wrong_verdict()
    {
        var build = Path.Combine(Checkout.Root, "src", "guest", "build");
        var limits = new MachineLimits();
        var programs = new ProgramFolder(Path.Combine(build, "programs"));
        var emulator = new QemuMachines(new(Path.Combine(build, "image.elf"), Path.Combine(TestContext.CurrentContext.WorkDirectory, "log")), limits, TimeProvider.System);
        await using var guest = await emulator.StartAsync(1, CancellationToken.None);
        await ResetAsync(guest);
        var address = IPEndPoint.Parse(guest.Report().Address!);
        var boards = new BoardMachines(new([new("board", $"{address.Address}", address.Port)]), limits, TimeProvider.System);
        await using var distributor = new TasksetDistributor(boards, new(programs, limits, TimeProvider.System), new() { Boards = boards }, TimeProvider.System);

        var taskset = new Taskset("t", [new("a", "burn", GuestTime.FromMilliseconds(20)) { Argument = "1000", Jobs = 3 }]);
        Assert.That((await distributor.RunAsync(taskset, CancellationToken.None)).Verdict, Is.EqualTo("met"));
        await ResetAsync(guest);
        var after = await distributor.RunAsync(taskset, CancellationToken.None);
        Assert.That((after.Verdict, after.Attempts.Count), Is.EqualTo(("met", 1)));
        distributor.Reboot();
        Assert.That((await distributor.RunAsync(taskset, CancellationToken.None)).Verdict, Is.EqualTo("met"));
    }

    // A connection to a machine of ours that has been used resets it first.
    private static async Task ResetAsync(IMachine guest)
    {
        await using var connection = await guest.ConnectAsync(new Dictionary<string, byte[]>(), CancellationToken.None);
        await connection.CloseAsync(CancellationToken.None);
    }
}
