using System.Globalization;
using System.Net;
using Distributor.Machines.Qemu.Networks;

namespace Distributor.Machines.Tests;

/// <summary>What the kernel's files about interfaces mean for machines, on a copy of them. Real taps: Distributor.Network.Tests.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BridgeNetworkTests : IDisposable
{
    private readonly string _interfaces = Directory.CreateTempSubdirectory("interfaces-").FullName;
    private readonly BridgeNetwork _network;

    public BridgeNetworkTests()
    {
        _network = new(_interfaces);
        Write("br0", "ifalias", "distributor guests=10.200.45.0/24 host=10.200.40.1/21 machines=42 user=nobody");
        Write("br0", "flags", "0x1003");
    }

    public void Dispose() => Directory.Delete(_interfaces, recursive: true);

    [TestCase(9, "10.200.45.9")]
    [TestCase(10, "10.200.45.10")]
    [TestCase(100, "10.200.45.100")]
    [TestCase(240, "10.200.45.240")]
    public async Task A_number_is_a_tap_and_an_address(int number, string address)
    {
        Tap(number);
        Assert.That(_network.Nic(number), Is.EqualTo($"tap,ifname=tap{number},script=no,downscript=no"));
        Assert.That(await _network.AddressAsync(number, new(), CancellationToken.None), Is.EqualTo(new IPEndPoint(IPAddress.Parse(address), 3001)));
        Assert.That(_network.Advice(number), Does.Contain($"Did it get {address} by DHCP?"));
    }

    [Test]
    public void Numbers_are_those_of_taps_that_nobody_uses()
    {
        Tap(201, isInUse: true);
        Tap(202);
        Tap(204);
        using var first = _network.Lease();
        using var second = _network.Lease();
        Assert.That((first.Number, second.Number, _network.Capacity), Is.EqualTo((202, 204, 3)));
        Assert.That(_network.Lease, Throws.TypeOf<MachineException>().With.Message.Contains("All 3 taps of this host are taken"));
    }

    [Test]
    public void A_host_without_taps_names_the_command_that_makes_them() =>
        Assert.That(_network.Check, Throws.TypeOf<MachineException>().With.Message.EqualTo(
            $"No machine can boot: This host has no taps for machines: make them once, by `sudo client-tools/network.sh up --user {Environment.UserName}`."));

    [Test]
    public void A_tap_on_no_bridge_names_the_command_that_repairs_it()
    {
        Tap(1);
        Directory.Delete(Path.Combine(_interfaces, "tap1", "master"));
        Assert.That(_network.Check, Throws.TypeOf<MachineException>().With.Message.Contains("tap1 is on no bridge: repair it by `sudo client-tools/network.sh up"));
    }

    [TestCase("ifalias", "uplink of the lab", "The bridge br0 does not say which addresses machines get: let `sudo client-tools/network.sh up")]
    [TestCase("flags", "0x1002", "The bridge br0 is down: repair it by `sudo client-tools/network.sh up")]
    public void A_bridge_that_will_not_do_says_why(string file, string content, string message)
    {
        Tap(1);
        Write("br0", file, content);
        Assert.That(_network.Check, Throws.TypeOf<MachineException>().With.Message.Contains(message));
    }

    private void Tap(int number, bool isInUse = false)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"tap{number}");
        var owner = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        Write(name, "owner", owner);
        Write(name, "carrier", isInUse ? "1" : "0");
        Directory.CreateSymbolicLink(Path.Combine(_interfaces, name, "master"), Path.Combine("..", "br0"));
    }

    private void Write(string name, string file, string content)
    {
        Directory.CreateDirectory(Path.Combine(_interfaces, name));
        File.WriteAllText(Path.Combine(_interfaces, name, file), content + "\n");
    }
}
