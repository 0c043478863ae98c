namespace Distributor.Network.Tests;

/// <summary><c>network.sh</c> on a host of its own.</summary>
public sealed class NetworkScriptTests
{
    [Test]
    public async Task Up_makes_bridge_taps_and_server_and_down_leaves_nothing()
    {
        await using var lab = await Lab.CreateAsync();
        var before = await StateAsync(lab);
        await lab.UpAsync("--machines", "8");
        Assert.That((await lab.NetworkAsync("status")).StandardOutput,
            Does.Contain("bridge:   br0, address 10.200.45.254/24").And.Contain("8 of 8 taps, for nobody; in use: none").And.Contain("dnsmasq, process"));
        Assert.That(await StateAsync(lab), Is.Not.EqualTo(before));

        Assert.That((await lab.NetworkAsync("down")).ExitCode, Is.Zero);
        Assert.That(await StateAsync(lab), Is.EqualTo(before));
        Assert.That((await lab.NetworkAsync("status")).StandardError, Does.Contain("there is no network for machines").And.Contain("network.sh up --user"));
    }

    [Test]
    public async Task Up_again_changes_nothing_and_repairs_what_is_missing()
    {
        await using var lab = await Lab.CreateAsync();
        await lab.UpAsync("--machines", "4");
        var made = await StateAsync(lab);
        await lab.UpAsync("--machines", "4");
        Assert.That(await StateAsync(lab), Is.EqualTo(made));

        await lab.OutputAsync("ip", "link", "del", "tap3");
        await lab.OutputAsync("ip", "addr", "flush", "dev", "br0");
        await lab.OutputAsync("sh", "-c", "id=$(cat /run/distributor-network/dnsmasq.pid); kill $id; while tr -d '\\0' < /proc/$id/cmdline | grep -q .; do sleep 0.01; done");
        var broken = await lab.NetworkAsync("status");
        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That((broken.StandardOutput, broken.StandardError), Is.EqualTo(("3 of 4 taps", "Repair it")).Using<string>(Contains));

        await lab.UpAsync("--machines", "4");
        Assert.That((await lab.NetworkAsync("status")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Other_settings_than_those_that_are_up_are_refused()
    {
        await using var lab = await Lab.CreateAsync();
        await lab.UpAsync("--machines", "2");
        await RefusesAsync(lab, ["--user", "nobody", "--machines", "3"], "machines have a network with other settings: br0, distributor guests=10.200.45.0/24", "network.sh down");
    }

    [TestCase("ip addr add 10.200.40.7/21 dev e0", "the network of 10.200.45.254/24 exists elsewhere on this host: 10.200.40.7/21 is an address, dev e0")]
    [TestCase("ip route add 10.200.0.0/16 dev e0", "the network of 10.200.45.254/24 exists elsewhere on this host: 10.200.0.0/16 dev e0")]
    [TestCase("ip route add unreachable 10.200.45.128/25", "the network of 10.200.45.254/24 exists elsewhere on this host: 10.200.45.128/25")]
    [TestCase("ip link add br0 type bridge", "br0 exists, and network.sh did not make it")]
    [TestCase("ip tuntap add tap2 mode tap", "tap2 exists, and network.sh did not make it")]
    [TestCase("mount --bind /dev/null /dev/net/tun", "cannot make taps on br0 for root")]
    public async Task What_exists_elsewhere_or_fails_is_named(string command, string message)
    {
        await using var lab = await Lab.CreateAsync();
        await lab.OutputAsync("sh", "-c", "ip link add e0 type veth peer name e1 && ip link set e0 up");
        await lab.OutputAsync(["sh", "-c", command]);
        var before = await StateAsync(lab);
        await RefusesAsync(lab, ["--machines", "2"], message);
        await lab.NetworkAsync("down");
        Assert.That(await StateAsync(lab), Is.EqualTo(before));
    }

    [Test]
    public async Task Where_root_alone_may_open_taps_its_user_may_too_until_it_is_down()
    {
        await using var lab = await Lab.CreateAsync();
        var device = Path.Combine(lab.Folder, "tun");
        await lab.OutputAsync("sh", "-c", $"mknod --mode=600 {device} c 10 200 && mount --bind {device} /dev/net/tun");
        await lab.UpAsync("--machines", "1");
        Assert.That(await lab.OutputAsync("stat", "-c", "%a", "/dev/net/tun"), Is.EqualTo("666\n"));
        await lab.NetworkAsync("down");
        Assert.That(await lab.OutputAsync("stat", "-c", "%a", "/dev/net/tun"), Is.EqualTo("600\n"));
    }

    [Test]
    public async Task A_free_uplink_joins_the_bridge_and_is_given_back_as_it_was()
    {
        await using var lab = await Lab.CreateAsync();
        await lab.OutputAsync("ip", "link", "add", "e0", "type", "veth", "peer", "name", "e1");
        await lab.OutputAsync("ip", "addr", "add", "192.0.2.1/32", "dev", "e0");
        await RefusesAsync(lab, ["--uplink", "e0"], "--uplink e0: it has an address");
        await RefusesAsync(lab, ["--uplink", "e7"], "--uplink e7: there is no such interface");
        await lab.OutputAsync("ip", "addr", "flush", "dev", "e0");

        await lab.UpAsync("--machines", "1", "--uplink", "e0");
        Assert.That(await lab.OutputAsync("ip", "-o", "link", "show", "dev", "e0"), Does.Contain(",UP").And.Contain("master br0"));
        await lab.NetworkAsync("down");
        Assert.That(await lab.OutputAsync("ip", "-o", "link", "show", "dev", "e0"), Does.Not.Contain(",UP").And.Not.Contain("master"));
    }

    [TestCase(new[] { "--machines", "241" }, "--machines 241: expected a number from 1 to 240")]
    [TestCase(new[] { "--user", "no-such-user" }, "--user no-such-user: there is no such user")]
    [TestCase(new[] { "--subnet", "10.200.45.7/24" }, "--subnet 10.200.45.7/24: expected A.B.C.0/24")]
    [TestCase(new[] { "--host-address", "10.200.45.7/24" }, "10.200.45.0/24 keeps .0 to .240 for machines")]
    [TestCase(new[] { "--host-address", "10.200.48.1/21" }, "its network does not hold the machines' 10.200.45.0/24")]
    [TestCase(new[] { "--tap" }, "--tap: it needs a value, or is no option")]
    public async Task Options_that_cannot_be_are_told(string[] options, string message)
    {
        await using var lab = await Lab.CreateAsync();
        await RefusesAsync(lab, options, message);
    }

    [Test]
    public async Task Without_root_it_names_the_command()
    {
        await using var lab = await Lab.CreateAsync();
        var result = await lab.RunWithoutRootAsync(Lab.NetworkScript, "up");
        Assert.That((result.ExitCode, result.StandardError.Trim()), Is.EqualTo((1, $"network.sh: needs root: sudo {Lab.NetworkScript} up")));
    }

    [Test]
    public async Task The_host_can_make_the_network_itself_by_its_file_of_interfaces()
    {
        await using var lab = await Lab.CreateAsync("ifup");
        await lab.OutputAsync("mkdir", "/run/network");
        var before = await StateAsync(lab);
        var file = lab.Write("interfaces", (await lab.NetworkAsync("interfaces", "--user", "nobody", "--machines", "3")).StandardOutput);
        await lab.OutputAsync("ifup", "-i", file, "br0");
        var status = await lab.NetworkAsync("status");
        Assert.That(status.StandardOutput, Does.Contain("br0, address 10.200.45.254/24, made by interfaces").And.Contain("3 of 3 taps, for nobody"));
        Assert.That(status.ExitCode, Is.Zero);

        await RefusesAsync(lab, ["--machines", "3"], "It was not made by network.sh up");
        await lab.NetworkAsync("down");
        Assert.That((await lab.NetworkAsync("status")).ExitCode, Is.Zero, "`down` removes only what `up` made.");
        await lab.OutputAsync("ifdown", "-i", file, "br0");
        Assert.That(await StateAsync(lab), Is.EqualTo(before));
    }

    private static async Task RefusesAsync(Lab lab, string[] options, params string[] messages)
    {
        var result = await lab.NetworkAsync(["up", .. options]);
        Assert.That(result.ExitCode, Is.EqualTo(1));
        foreach (var message in messages) Assert.That(result.StandardError, Does.Contain(message));
    }

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    // ifupdown keeps its own state in /run/network.
    private static Task<string> StateAsync(Lab lab) =>
        lab.OutputAsync("sh", "-c", "ls /sys/class/net; ip -4 -o addr; find /run ! -path '/run/network/*'; pgrep -a dnsmasq || true");
}
