namespace Distributor.Network.Tests;

/// <summary>Machines on a bridge, run by a user without rights.</summary>
[Category("QEMU")]
public sealed class BridgedMachineTests
{
    private const int Machines = 8;

    /// <summary>Preemption, overruns and kills, over and over.</summary>
    private const string Everything = """
        tasksets:
          everything:
            tasks:
              short: { program: burn, argument: 2000, period: 10 ms, jobs: 20 }
              pi: { program: pi, argument: 20000, period: 25 ms, jobs: 8 }
              greedy: { program: burn, argument: 50000, period: 45 ms, jobs: 3 }
        """;

    [TestCase("dnsmasq")]
    [TestCase("dhcpd")]
    public async Task A_machine_gets_the_address_of_its_number_from(string server)
    {
        await using var lab = await Lab.CreateAsync(server);
        string[] options = ["--machines", "240", "--host-address", "10.200.40.1/21"];
        await lab.UpAsync(server == "dnsmasq" ? options : [.. options, "--no-dhcp"]);
        if (server == "dhcpd")
        {
            var configuration = lab.Write("dhcpd.conf", (await lab.NetworkAsync(["dhcpd-conf", .. options])).StandardOutput);
            var leases = lab.Write("leases", "");
            await lab.OutputAsync("dhcpd", "-4", "-q", "-cf", configuration, "-lf", leases, "-pf", "/run/dhcpd.pid", "br0");
        }
        foreach (var number in new[] { 9, 10, 100, 240 })
        {
            Assert.That(await lab.FirstLineAsync("up with address", "qemu-system-arm", "-M", "realview-pbx-a9", "-m", "64", "-nographic", "-monitor", "none", "-serial", "stdio",
                    "-audiodev", "none,id=none", "-kernel", Path.Combine(Checkout.Root, "src/guest/build/image.elf"),
                    "-nic", $"tap,ifname=tap{number},script=no,downscript=no,model=lan9118,mac=0a:06:00:00:00:{number:x2}"),
                Is.EqualTo($"network: up with address 10.200.45.{number} (DHCP)"));
        }
    }

    [Test]
    public async Task Without_root_dotnet_test_runs_the_experiments_on_8_bridged_machines()
    {
        await using var lab = await Lab.CreateAsync();
        await lab.UpAsync("--machines", $"{Machines}");
        var experiments = Path.Combine(Checkout.Root, "experiments/bin/Debug/net10.0/Experiments.dll");
        var result = await lab.RunWithoutRootAsync("dotnet", "test", experiments, "--logger", "console;verbosity=normal", "--results-directory", lab.Folder,
            "--settings", Path.Combine(Checkout.Root, "runsettings/bridge.runsettings"), "--", $"Distributor.ResultsDirectory={lab.Folder}/results");
        Assert.That(result.ExitCode, Is.Zero, result.StandardOutput + result.StandardError);
        Assert.That(Directory.GetFiles(lab.Folder, "machine-*.console.log", SearchOption.AllDirectories), Has.Length.EqualTo(Machines));
    }

    [Test]
    public async Task Traces_are_those_of_user_networking_also_with_8_machines_at_once()
    {
        await using var lab = await Lab.CreateAsync();
        await lab.UpAsync("--machines", $"{Machines}");
        var file = lab.Write("everything.yaml", Everything);
        var user = await lab.DistributorAsync(file);
        var bridged = await lab.DistributorAsync(file, "--network", "bridge", "--max-machines", $"{Machines}", "--repeat", "80");
        Assert.That(bridged.Traces.ToArray(), Has.Length.EqualTo(80).And.All.EqualTo(user.Traces.Single()), bridged.Error);
    }

    [Test]
    public async Task Two_processes_at_once_never_use_one_tap()
    {
        await using var lab = await Lab.CreateAsync();
        await lab.UpAsync("--machines", $"{Machines}");
        var file = lab.Write("everything.yaml", Everything);
        string[] arguments = [file, "--network", "bridge", "--max-machines", $"{Machines / 2}", "--repeat", "40"];
        foreach (var process in await Task.WhenAll(lab.DistributorAsync(arguments), lab.DistributorAsync(arguments)))
        {
            Assert.That(process.Lost, Is.Empty);
            Assert.That(process.Runs, Has.Count.EqualTo(40), process.Error);
        }
    }

    [Test]
    public async Task More_machines_than_taps_are_as_many_as_there_are_taps()
    {
        await using var lab = await Lab.CreateAsync();
        await lab.UpAsync("--machines", "2");
        var result = await lab.DistributorAsync(lab.Write("everything.yaml", Everything), "--network", "bridge", "--max-machines", $"{Machines}", "--repeat", "10");
        Assert.That(result.Lost, Is.Empty);
        Assert.That(result.Runs, Has.Count.EqualTo(10), result.Error);
    }

    [Test]
    public async Task A_lease_lasts_for_hours_of_guest_time()
    {
        await using var lab = await Lab.CreateAsync();
        await lab.UpAsync("--machines", "1");
        var result = await lab.DistributorAsync(lab.Write("hours.yaml", "tasksets:\n  hours: { tasks: { hey: { program: hey, period: 3600 s, jobs: 4 } }, expect: { deadlines: met } }\n"),
            "--network", "bridge", "--repeat", "2");
        Assert.That(result.Lost, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Runs.Select(run => run.GetProperty("guestMs").GetDouble()), Is.All.GreaterThan(3 * 3600 * 1000));
    }

    [Test]
    public async Task A_missing_network_and_another_users_taps_name_the_command_and_nothing_runs()
    {
        await using var lab = await Lab.CreateAsync();
        var file = lab.Write("everything.yaml", Everything);
        var missing = await lab.DistributorAsync(file, "--network", "bridge");
        Assert.That(missing.ExitCode, Is.EqualTo(2));
        Assert.That(missing.Error, Does.Contain("This host has no taps for machines: make them once, by `sudo client-tools/network.sh up --user nobody`."));

        await lab.UpAsync("--machines", "1", "--user", "daemon");
        var others = await lab.DistributorAsync(file, "--network", "bridge");
        Assert.That(others.ExitCode, Is.EqualTo(2));
        Assert.That(others.Error, Does.Contain("tap1 is for the user with the id 1: make the network for this one, by `sudo client-tools/network.sh down`"));
    }

    [Test]
    public async Task A_missing_lease_names_the_command()
    {
        await using var lab = await Lab.CreateAsync();
        await lab.UpAsync("--machines", "1", "--no-dhcp");
        var result = await lab.DistributorAsync(lab.Write("everything.yaml", Everything), "--network", "bridge", "--boot-timeout", "1", "--retries", "0");
        Assert.That(result.Runs.Single().GetProperty("attempts")[0].GetProperty("reason").GetString(),
            Does.Contain("Did it get 10.200.45.1 by DHCP? `client-tools/network.sh status` tells whether a server runs"));
    }
}
