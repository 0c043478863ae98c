using System.Globalization;
using System.Text.RegularExpressions;

namespace Distributor.Machines.Qemu.Networks;

/// <summary>Finds the forwarded host port in QEMU's table of user networking (<c>info usernet</c>).</summary>
internal static partial class UserNetworkPort
{
    public static int Parse(string table) => Row().Match(table) is { Success: true } row
        ? int.Parse(row.Groups["port"].ValueSpan, CultureInfo.InvariantCulture)
        : throw new IOException($"QEMU's `info usernet` shows no forwarded port:\n{table}");

    // "TCP[HOST_FORWARD]  12  127.0.0.1 33097  10.0.2.15  3001  0  0"
    [GeneratedRegex(@"TCP\[HOST_FORWARD\]\s+\d+\s+\S+\s+(?<port>\d+)")]
    private static partial Regex Row();
}
