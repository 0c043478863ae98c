using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Distributor.Cli.Tests;

/// <summary>A board that a script switches on and off: a process with a fake guest, which ends with this object at the latest.</summary>
internal sealed class SwitchedBoard : IAsyncDisposable
{
    private readonly TcpListener _lifeline = new(IPAddress.Loopback, 0);
    // Bound, and never listening: no other process gets the port while the board is off.
    private readonly Socket _reserved = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentBag<TcpClient> _boots = [];
    private readonly string _folder;
    private readonly Task _accepting;

    /// <param name="folder">Gets the script, and what it writes down.</param>
    /// <param name="mode">How the guest behaves; see the fake guest's program.</param>
    public SwitchedBoard(string folder, string mode)
    {
        _folder = folder;
        _lifeline.Start();
        _reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)_reserved.LocalEndPoint!).Port;
        Mode = mode;
        File.WriteAllText(Path.Combine(folder, "power"), string.Create(CultureInfo.InvariantCulture, $"""
            echo "$BOARD $1" >> power.log
            case $1 in
            on) dotnet "{Path.Combine(AppContext.BaseDirectory, "Distributor.FakeGuest.dll")}" {((IPEndPoint)_lifeline.LocalEndpoint).Port} {Port} "$(cat mode)" >> board.log 2>&1 & echo $! > pid ;;
            off) kill "$(cat pid)"; echo "it was there" ;;
            esac
            """));
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How the guest behaves from the next boot on.</summary>
    public string Mode
    {
        set => File.WriteAllText(Path.Combine(_folder, "mode"), value);
    }

    /// <summary>The board's entry in a list.</summary>
    public string Entry => string.Create(CultureInfo.InvariantCulture, $"{{ address: 127.0.0.1, port: {Port}, power-on: sh power on, power-off: sh power off }}");

    /// <summary>What the script was called for.</summary>
    public string[] Switched => File.Exists(Path.Combine(_folder, "power.log")) ? File.ReadAllLines(Path.Combine(_folder, "power.log")) : [];

    /// <summary>Switches it on by hand, and returns when it has booted.</summary>
    public async Task SwitchOnAsync()
    {
        var before = _boots.Count;
        using var script = Process.Start(new ProcessStartInfo("sh", ["power", "on"]) { WorkingDirectory = _folder, Environment = { ["BOARD"] = "hand" } })!;
        await script.WaitForExitAsync();
        await Condition.UntilAsync(() => _boots.Count > before, Told);
    }

    /// <summary>Whether somebody listens there.</summary>
    public async Task<bool> IsOnAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _lifeline.Stop();
        await _accepting;
        foreach (var boot in _boots) boot.Dispose();
        await Condition.UntilAsync(async () => !await IsOnAsync(), Told);
        _reserved.Dispose();
    }

    // What the boards' processes complained of.
    private string Told() => File.ReadAllText(Path.Combine(_folder, "board.log"));

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _boots.Add(await _lifeline.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
