using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Distributor.Machines.Qemu.Networks;

/// <summary>The tap of a machine's number, and its bridge, as the kernel tells them in <c>/sys/class/net</c>.</summary>
internal sealed partial class MachineTap(string interfaces, int number)
{
    private const int Up = 1;

    /// <summary>What a user who may not use the network runs.</summary>
    public static string MakeCommand { get; } = $"sudo client-tools/network.sh up --user {Environment.UserName}";

    public int Number => number;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"tap{number}");

    public bool Exists => Directory.Exists(Of(Name));

    /// <summary>Whether a process has it open. The kernel lets one at a time.</summary>
    public bool IsInUse => Text(Name, "carrier") == "1";

    /// <summary>The address that its machine's guest gets; null when its bridge does not say.</summary>
    public IPAddress? GuestAddress => Bridge is { } bridge && Guests().Match(Text(bridge, "ifalias")) is { Success: true } guests
        ? IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"{guests.Groups["subnet"].ValueSpan}.{number}"))
        : null;

    /// <summary>Why this process cannot have a machine on it, and what to do; null when it can.</summary>
    public string? Problem
    {
        get
        {
            if (!Environment.IsPrivilegedProcess && Text(Name, "owner") is var owner && owner != UserId)
                return $"{Name} is for the user with the id {owner}: make the network for this one, by `sudo client-tools/network.sh down` and `{MakeCommand}`.";
            if (Bridge is not { } bridge) return $"{Name} is on no bridge: repair it by `{MakeCommand}`.";
            if (GuestAddress is null)
                return $"The bridge {bridge} does not say which addresses machines get: let `{MakeCommand}` make it, or say it by `sudo ip link set {bridge} alias 'distributor guests=A.B.C.0/24'`.";
            return (Convert.ToInt32(Text(bridge, "flags"), 16) & Up) == 0 ? $"The bridge {bridge} is down: repair it by `{MakeCommand}`." : null;
        }
    }

    private static string UserId => File.ReadLines("/proc/self/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[2];

    private string? Bridge => new DirectoryInfo(Path.Combine(Of(Name), "master")).LinkTarget is { } target ? Path.GetFileName(target) : null;

    private string Of(string name) => Path.Combine(interfaces, name);

    private string Text(string name, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Of(name), file)).Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    // "distributor guests=10.200.45.0/24 host=10.200.45.254/24 …": so network.sh names the bridge.
    [GeneratedRegex(@"^distributor guests=(?<subnet>\d+\.\d+\.\d+)\.0/24\b")]
    private static partial Regex Guests();
}
