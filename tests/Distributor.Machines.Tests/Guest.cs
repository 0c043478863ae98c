using Distributor.Machines.Qemu;
using Distributor.Model;

namespace Distributor.Machines.Tests;

/// <summary>The reference guest as its Makefile leaves it.</summary>
internal static class Guest
{
    private static readonly string Build = Path.Combine(Checkout.Root, "src", "guest", "build");

    public static MachineLimits Limits { get; } = new();

    public static string Image { get; } = Path.Combine(Build, "image.elf");

    public static string Logs => Path.Combine(TestContext.CurrentContext.WorkDirectory, "log", TestContext.CurrentContext.Test.ID);

    public static IReadOnlyDictionary<string, byte[]> NoPrograms { get; } = new Dictionary<string, byte[]>();

    public static string Program(string name) => Path.Combine(Build, "programs", name);

    public static TasksetRunner Runner { get; } = new(new(Path.Combine(Build, "programs")), Limits, TimeProvider.System);

    public static QemuMachines Source(Func<QemuSettings, QemuSettings>? change = null)
    {
        var settings = new QemuSettings(Image, Logs);
        return new(change?.Invoke(settings) ?? settings, Limits, TimeProvider.System);
    }

    public static RealTimeTask Burn(string name, int microseconds, int period, int jobs, int priority = 0) =>
        new(name, "burn", GuestTime.FromMilliseconds(period)) { Argument = $"{microseconds}", Jobs = jobs, Priority = priority };
}
