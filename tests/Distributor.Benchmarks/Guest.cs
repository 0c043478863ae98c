using Distributor.Machines;
using Distributor.Machines.Qemu;
using Distributor.Model;
using Distributor.Surroundings;

namespace Distributor.Benchmarks;

/// <summary>The reference guest on QEMU, in virtual time.</summary>
internal static class Guest
{
    private static readonly string Build = Path.Combine(Checkout.Root, "src", "guest", "build");

    public static MachineLimits Limits { get; } = new();

    public static QemuMachines Machines { get; } = Of(GuestNetwork.User);

    public static TasksetRunner Runner { get; } = new(new(Path.Combine(Build, "programs")), Limits, TimeProvider.System);

    public static QemuMachines Of(GuestNetwork network) =>
        new(new(Path.Combine(Build, "image.elf"), Path.Combine(Path.GetTempPath(), $"distributor-benchmarks-{Environment.UserName}")) { Network = network }, Limits, TimeProvider.System);

    public static Taskset Burn(int microseconds, int period, int jobs) =>
        new("burn", [new("burn", "burn", GuestTime.FromMilliseconds(period)) { Argument = $"{microseconds}", Jobs = jobs }]);
}
