namespace Distributor.Machines.Qemu;

/// <summary>How the host reaches the guests of QEMU machines.</summary>
public enum GuestNetwork
{
    /// <summary>Through a port that QEMU forwards. Needs nothing of the host.</summary>
    User,

    /// <summary>
    /// At the address that DHCP gives to the machine's MAC address, over a tap on a bridge. Root makes them once, by <c>client-tools/network.sh up</c>.
    /// </summary>
    Bridge,
}
