using System.Globalization;
using System.Xml.Linq;
using Distributor.Dispatch;
using Distributor.Files;
using Distributor.Files.Yaml;
using Distributor.Machines.Qemu;
using Distributor.Machines.Remote;
using Distributor.Machines.Simulated;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>The <c>&lt;Distributor&gt;</c> section of a <c>.runsettings</c> file, or of the command line: <c>-- Distributor.MaxMachines=8</c>.</summary>
public static class TestSettings
{
    private const string Session = "SessionParameters";
    private const string Attachments = "Attachments";
    private const string ResumeCurves = "ResumeCurvesFrom";

    private delegate DistributorSetup Setting(DistributorSetup setup, string value, string folder);

    private static readonly Dictionary<string, Setting> Known = new()
    {
        ["MaxMachines"] = (setup, value, _) => setup with { MaxMachines = Number(value, least: 1) },
        ["Machine"] = (setup, value, folder) => setup with { Machine = MachineOf(value, folder) },
        ["GuestImage"] = (setup, value, folder) => setup with { GuestImage = Path.GetFullPath(value, folder) },
        ["ProgramsFolder"] = (setup, value, folder) => setup with { ProgramsFolder = Path.GetFullPath(value, folder) },
        ["VirtualTime"] = (setup, value, _) => setup with { VirtualTime = Flag(value) },
        ["CleanGuest"] = (setup, value, _) => setup with { CleanGuest = Flag(value) },
        ["Network"] = (setup, value, _) => setup with { Network = Choice<GuestNetwork>(value) },
        ["Console"] = (setup, value, _) => setup with { Console = Choice<GuestConsole>(value) },
        ["Retries"] = (setup, value, _) => setup with { Retries = Number(value, least: 0) },
        ["BootTimeout"] = (setup, value, _) => setup with { Limits = setup.Limits with { Boot = Seconds(value) } },
        ["SilenceTimeout"] = (setup, value, _) => setup with { Limits = setup.Limits with { Silence = Seconds(value) } },
        ["QemuArguments"] = (setup, value, _) => setup with { QemuArguments = value.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
        // Of tasksets and tests and not of machines, but a mistake in them is told like the others.
        ["OverheadsFile"] = (setup, value, folder) => setup with { OverheadsFile = Path.GetFullPath(value, folder) },
        [Session] = (setup, value, _) => Checked(setup, SessionOf(value)),
        [Attachments] = (setup, value, _) => Checked(setup, AttachmentsOf(value)),
        [ResumeCurves] = (setup, value, folder) => Checked(setup, ExistingFolder(value, folder)),
        ["ResultsDirectory"] = (setup, value, folder) => setup with { ResultsFolder = Path.GetFullPath(value, folder) },
    };

    /// <summary>The settings of a <c>&lt;Distributor&gt;</c> section as it says them; none without a section.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(XElement? section) =>
        [.. (section?.Elements() ?? []).Select(setting => KeyValuePair.Create(setting.Name.LocalName, setting.Value.Trim()))];

    /// <summary>Puts settings over defaults. Throws <see cref="TestSettingsException"/> with every name that is none and value that cannot be.</summary>
    /// <param name="defaults">What is not set.</param>
    /// <param name="entries">Names and values; of two with one name the last counts.</param>
    /// <param name="folder">What paths are relative to: the test project's folder. Null: the working folder.</param>
    public static DistributorSetup Apply(DistributorSetup defaults, IEnumerable<KeyValuePair<string, string>> entries, string? folder = null)
    {
        var setup = defaults;
        List<string> mistakes = [];
        foreach (var (name, value) in entries)
        {
            try
            {
                if (Known.TryGetValue(name, out var setting)) setup = setting(setup, value, folder ?? Environment.CurrentDirectory);
                else mistakes.Add($"Distributor.{name} is no setting{(NearestName.Of(name, Known.Keys) is { } near ? $": did you mean {near}?" : $". There are: {string.Join(", ", Known.Keys)}.")}");
            }
            catch (FormatException error)
            {
                mistakes.Add($"Distributor.{name}={value}: {error.Message}");
            }
        }
        if (mistakes.Count > 0) throw new TestSettingsException(string.Join('\n', mistakes));
        return setup;
    }

    /// <summary>
    /// What sessions tell a guest that optimizes, for tasksets that say nothing themselves: <c>name=value,name=value</c>. Default: nothing.
    /// </summary>
    public static SessionParameters SessionOf(IEnumerable<KeyValuePair<string, string>> entries) =>
        entries.LastOrDefault(entry => entry.Key == Session) is { Value: { } value } ? SessionOf(value) : SessionParameters.None;

    /// <summary>Which tests have the files of their runs attached. Default: all.</summary>
    internal static AttachmentChoice AttachmentsOf(IEnumerable<KeyValuePair<string, string>> entries) =>
        entries.LastOrDefault(entry => entry.Key == Attachments) is { Value: { } value } ? AttachmentsOf(value) : AttachmentChoice.All;

    /// <summary>The folder of earlier results whose executions curves count. Null: none.</summary>
    internal static string? ResumeCurvesFromOf(IEnumerable<KeyValuePair<string, string>> entries, string? folder) =>
        entries.LastOrDefault(entry => entry.Key == ResumeCurves) is { Value: { } value } ? ExistingFolder(value, folder ?? Environment.CurrentDirectory) : null;

    private static DistributorSetup Checked<T>(DistributorSetup setup, T _) => setup;

    private static AttachmentChoice AttachmentsOf(string value) => value switch
    {
        "all" => AttachmentChoice.All,
        "failed" => AttachmentChoice.Failed,
        "none" => AttachmentChoice.None,
        _ => throw new FormatException("expected all, failed or none."),
    };

    private static SessionParameters SessionOf(string value)
    {
        var pairs = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToArray();
        if (pairs.FirstOrDefault(pair => pair.Length < 2 || !SessionParameters.IsName(pair[0])) is { } wrong)
            throw new FormatException($"`{string.Join('=', wrong)}` is no session parameter: expected name=value,name=value, with names of letters, digits, _ . and -.");
        return new(pairs.Select(pair => KeyValuePair.Create(pair[0], pair[1])));
    }

    private static string ExistingFolder(string value, string folder) =>
        Path.GetFullPath(value, folder) is var path && Directory.Exists(path) ? path : throw new FormatException($"there is no folder {path}: expected one that holds results, as `ResultsDirectory` does.");

    private static int Number(string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"expected a whole number from {least} on.");

    private static TimeSpan Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException("expected seconds, as in 60 or 0.5.");

    private static bool Flag(string value) => bool.TryParse(value, out var flag) ? flag : throw new FormatException("expected true or false.");

    private static T Choice<T>(string value) where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
        return words.Contains(value) ? Enum.Parse<T>(value, ignoreCase: true) : throw new FormatException($"expected {string.Join(" or ", words)}.");
    }

    private static string MachineOf(string value, string folder)
    {
        try
        {
            if (BoardFile.IsPath(value)) return Path.GetFullPath(value, folder);
            if (value is not ("qemu" or SimulatedMachines.Kind)) RemoteMachines.ParseAddresses(value);
            return value;
        }
        catch (FormatException error)
        {
            throw new FormatException($"expected qemu, simulated, HOST:PORT, or a board list, FILE.yaml. {error.Message}");
        }
    }
}
