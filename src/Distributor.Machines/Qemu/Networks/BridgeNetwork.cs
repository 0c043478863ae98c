using System.Net;

namespace Distributor.Machines.Qemu.Networks;

/// <summary>Taps on a bridge, made before by root: machine N uses tapN, and its guest has the bridge's Nth address.</summary>
/// <param name="interfaces">The kernel's folder of network interfaces.</param>
internal sealed class BridgeNetwork(string interfaces = "/sys/class/net") : IQemuNetwork
{
    public int Capacity => Math.Max(1, Usable.Count());

    private IEnumerable<MachineTap> Usable => Taps.Where(tap => tap.Problem is null);

    private IEnumerable<MachineTap> Taps => Enumerable.Range(1, MachineNumbers.Last).Select(Tap).Where(tap => tap.Exists);

    public void Check()
    {
        HostLock.Check();
        if (Usable.Any()) return;
        var problem = Taps.Select(tap => tap.Problem).FirstOrDefault() ?? $"This host has no taps for machines: make them once, by `{MachineTap.MakeCommand}`.";
        throw MachineException.NoneBoots(problem);
    }

    public NumberLease Lease()
    {
        Check();
        return MachineNumbers.Lease("tap", Usable.Where(tap => !tap.IsInUse).Select(tap => tap.Number)) ?? throw MachineException.NoneBoots(
            $"All {Capacity} taps of this host are taken: lower MaxMachines (--max-machines) of what runs here, or make more (`client-tools/network.sh --help`).");
    }

    public string NameOf(int number) => Tap(number).Name;

    public string Nic(int number) => $"tap,ifname={Tap(number).Name},script=no,downscript=no";

    public Task<EndPoint> AddressAsync(int number, Qmp qmp, CancellationToken cancellationToken) =>
        Task.FromResult<EndPoint>(new IPEndPoint(Tap(number).GuestAddress!, 3001));

    public string Advice(int number) =>
        $" Did it get {Tap(number).GuestAddress} by DHCP? `client-tools/network.sh status` tells whether a server runs; the host's firewall must let it hear UDP port 67.";

    private MachineTap Tap(int number) => new(interfaces, number);
}
