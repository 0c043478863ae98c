using System.Globalization;
using Distributor.Dispatch;
using Distributor.Machines.Remote;

namespace Distributor.Testing;

/// <summary>The <c>&lt;Distributor&gt;</c> section of a <c>.runsettings</c> file, or of the command line: <c>-- Distributor.MaxMachines=8</c>.</summary>
public static class TestSettings
{
    private delegate DistributorSetup Setting(DistributorSetup setup, string value);

    private static readonly Dictionary<string, Setting> Known = new()
    {
        ["MaxMachines"] = (setup, value) => setup with { MaxMachines = Number(value, least: 1) },
        ["Machine"] = (setup, value) => setup with { Machine = MachineOf(value) },
        ["GuestImage"] = (setup, value) => setup with { GuestImage = Path.GetFullPath(value) },
        ["ProgramsFolder"] = (setup, value) => setup with { ProgramsFolder = Path.GetFullPath(value) },
        ["VirtualTime"] = (setup, value) => setup with { VirtualTime = Flag(value) },
        ["Retries"] = (setup, value) => setup with { Retries = Number(value, least: 0) },
        ["BootTimeout"] = (setup, value) => setup with { Limits = setup.Limits with { Boot = Seconds(value) } },
        ["SilenceTimeout"] = (setup, value) => setup with { Limits = setup.Limits with { Silence = Seconds(value) } },
        ["ResultsDirectory"] = (setup, value) => setup with { ResultsFolder = Path.GetFullPath(value) },
    };

    /// <summary>Puts settings over defaults. Throws <see cref="TestSettingsException"/> for a name that is none and a value that cannot be.</summary>
    public static DistributorSetup Apply(DistributorSetup defaults, IEnumerable<KeyValuePair<string, string>> entries)
    {
        var setup = defaults;
        foreach (var (name, value) in entries)
        {
            if (!Known.TryGetValue(name, out var setting))
                throw new TestSettingsException($"Distributor.{name} is no setting. There are: {string.Join(", ", Known.Keys)}.");
            try
            {
                setup = setting(setup, value);
            }
            catch (FormatException error)
            {
                throw new TestSettingsException($"Distributor.{name}={value}: {error.Message}");
            }
        }
        return setup;
    }

    private static int Number(string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"expected a whole number from {least} on.");

    private static TimeSpan Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException("expected seconds, as in 60 or 0.5.");

    private static bool Flag(string value) => bool.TryParse(value, out var flag) ? flag : throw new FormatException("expected true or false.");

    private static string MachineOf(string value)
    {
        try
        {
            if (value != "qemu") RemoteMachines.ParseAddresses(value);
            return value;
        }
        catch (FormatException error)
        {
            throw new FormatException($"expected qemu, or HOST:PORT. {error.Message}");
        }
    }
}
