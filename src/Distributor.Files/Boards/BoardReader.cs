using Distributor.Files.Reading;
using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Boards;

/// <summary>Reads one board.</summary>
internal static class BoardReader
{
    private static readonly Quantity Port = Quantity.Number(1, ushort.MaxValue);

    public static Board Read(string name, YamlNode node, Diagnostics diagnostics)
    {
        var section = Section.Of(node, $"board `{name}`", diagnostics, TasksetKeys.Board);
        var board = new Board(name, ReadAddress(name, section), (int?)section.Number("port", Port) ?? 3001)
        {
            PowerOn = ReadCommand("power-on", section),
            PowerOff = ReadCommand("power-off", section),
            BootTimeout = section.Span("boot-timeout"),
        };
        if (board is { PowerOff: not null, PowerOn: null } && section.Node("power-on") is null)
            section.Fail("power-off", $"Board `{name}` has `power-off` and no `power-on`: it would stay off.");
        return board;
    }

    private static string ReadAddress(string name, Section section)
    {
        if (section.Node("address") is null) section.Fail("address", $"Board `{name}` has no `address`: a host name or an IP address, as in `10.200.45.7`.");
        if (section.Text("address") is not { } text) return "";
        if (Uri.CheckHostName(text) is not UriHostNameType.Unknown) return text;
        section.Fail("address", text.LastIndexOf(':') is > 0 and var colon && Port.TryRead(text[(colon + 1)..], out var port, out _) && Uri.CheckHostName(text[..colon]) is not UriHostNameType.Unknown
            ? $"`address: {text}`: the port is a key of its own, `address: {text[..colon]}` and `port: {port}`."
            : $"`address: {text}` is no address: expected a host name or an IP address, as in `10.200.45.7`.");
        return "";
    }

    private static string? ReadCommand(string key, Section section)
    {
        if (section.Text(key) is not { } text) return null;
        if (text.Trim().Length > 0) return text;
        section.Fail(key, $"`{key}` is a command for the shell, as in `./power $BOARD on`.");
        return null;
    }
}
