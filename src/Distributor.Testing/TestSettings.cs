using System.Globalization;
using System.Net;
using Distributor.Machines.Remote;

namespace Distributor.Testing;

/// <summary>The <c>&lt;Distributor&gt;</c> section of a <c>.runsettings</c> file, or of the command line: <c>-- Distributor.MaxMachines=8</c>.</summary>
public sealed record TestSettings
{
    private static readonly string[] Known =
        [nameof(MaxMachines), nameof(Machine), nameof(GuestImage), nameof(ProgramsFolder), nameof(VirtualTime), nameof(Retries), nameof(ResultsDirectory)];

    /// <summary>The most machines at once. Default: the host's processors.</summary>
    public int MaxMachines { get; init; } = Environment.ProcessorCount;

    /// <summary><c>qemu</c>, the default, or the addresses of machines that run already: <c>HOST:PORT,HOST:PORT</c>.</summary>
    public string Machine { get; init; } = "qemu";

    /// <summary>The guest's ELF image. Default: the one beside the test assembly.</summary>
    public string GuestImage { get; init; } = Path.Combine(AppContext.BaseDirectory, "guest", "image.elf");

    /// <summary>The folder of programs that tasks name. Default: the one beside the test assembly.</summary>
    public string ProgramsFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "guest", "programs");

    /// <summary>Whether a guest's clock counts instructions (<c>true</c>, the default) or follows the host's.</summary>
    public bool VirtualTime { get; init; } = true;

    /// <summary>How often a taskset is tried again whose machine failed. Default: 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Where results and logs go, in a new folder for each run. Default: <c>TestResults/Distributor</c> in the test project.</summary>
    public string? ResultsDirectory { get; init; }

    /// <summary>The machines' addresses; null for QEMU.</summary>
    public IReadOnlyList<EndPoint>? Addresses => Machine == "qemu" ? null : RemoteMachines.ParseAddresses(Machine);

    /// <summary>Reads settings. Throws <see cref="TestSettingsException"/> for a name that is none and a value that cannot be.</summary>
    public static TestSettings Parse(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var settings = new TestSettings();
        foreach (var (name, value) in entries) settings = settings.With(name, value);
        return settings;
    }

    private TestSettings With(string name, string value) => name switch
    {
        nameof(MaxMachines) => this with { MaxMachines = Number(name, value, least: 1) },
        nameof(Machine) => this with { Machine = MachineOf(value) },
        nameof(GuestImage) => this with { GuestImage = Path.GetFullPath(value) },
        nameof(ProgramsFolder) => this with { ProgramsFolder = Path.GetFullPath(value) },
        nameof(VirtualTime) => this with { VirtualTime = Flag(name, value) },
        nameof(Retries) => this with { Retries = Number(name, value, least: 0) },
        nameof(ResultsDirectory) => this with { ResultsDirectory = Path.GetFullPath(value) },
        _ => throw new TestSettingsException($"Distributor.{name} is no setting. There are: {string.Join(", ", Known)}."),
    };

    private static int Number(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new TestSettingsException($"Distributor.{name}={value}: expected a whole number from {least} on.");

    private static bool Flag(string name, string value) => bool.TryParse(value, out var flag)
        ? flag
        : throw new TestSettingsException($"Distributor.{name}={value}: expected true or false.");

    private static string MachineOf(string value)
    {
        try
        {
            if (value != "qemu") RemoteMachines.ParseAddresses(value);
            return value;
        }
        catch (FormatException error)
        {
            throw new TestSettingsException($"Distributor.Machine={value}: expected qemu, or HOST:PORT. {error.Message}");
        }
    }
}
