using System.Net;

namespace Distributor.Machines.Qemu.Networks;

/// <summary>QEMU's user networking: a port of the host leads to the guest.</summary>
internal sealed class UserNetwork : IQemuNetwork
{
    public int Capacity => MachineNumbers.Last;

    public void Check() => HostLock.Check();

    public NumberLease Lease() => MachineNumbers.Lease("machine-", Enumerable.Range(1, MachineNumbers.Last)) ?? throw MachineException.NoneBoots(
        $"All {MachineNumbers.Last} machine numbers of this host are taken: lower MaxMachines (--max-machines) of what runs here.");

    public string NameOf(int number) => $"machine-{number}";

    // Port 0: the host's kernel chooses a free one, and QEMU tells which; no other process can take it in between.
    public string Nic(int number) => "user,hostfwd=tcp:127.0.0.1:0-10.0.2.15:3001";

    public async Task<EndPoint> AddressAsync(int number, Qmp qmp, CancellationToken cancellationToken) =>
        new IPEndPoint(IPAddress.Loopback, UserNetworkPort.Parse(await qmp.MonitorAsync("info usernet", cancellationToken).ConfigureAwait(false)));

    public string Advice(int number) => "";
}
