using System.Net;
using System.Net.Sockets;
using Distributor.FakeGuest;
using Distributor.Machines.Remote;

namespace Distributor.Machines.Tests;

public sealed class RemoteMachinesTests
{
    private static readonly IPEndPoint Nobody = new(IPAddress.Loopback, 1);

    [Test]
    public async Task All_addresses_without_a_listener_are_told_at_once()
    {
        await using var guest = new FakeGuestServer();
        Assert.That(async () => await CheckAsync(TimeSpan.FromSeconds(3), guest.Address, Nobody, new IPEndPoint(IPAddress.Loopback, 2), Nobody),
            Throws.TypeOf<MachineException>().With.Message.EqualTo(
                "127.0.0.1:1, 127.0.0.1:2 did not boot: No guest listens there (Connection refused). Start it first, or correct HOST:PORT."));
    }

    [Test]
    public async Task What_starts_to_listen_meanwhile_is_waited_for()
    {
        // Its port is nobody else's, and refuses connections until it listens.
        using var late = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        late.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var check = CheckAsync(TimeSpan.FromSeconds(60), late.LocalEndPoint!);
        Assert.That(check.IsCompleted, Is.False);
        late.Listen();
        await check;
    }

    [Test]
    public void Cancelling_ends_the_check()
    {
        using var cancel = new CancellationTokenSource();
        var check = new RemoteMachines([Nobody], new() { Boot = TimeSpan.FromSeconds(60) }, TimeProvider.System).CheckAsync(cancel.Token);
        cancel.Cancel();
        Assert.That(async () => await check, Throws.InstanceOf<OperationCanceledException>());
    }

    private static Task CheckAsync(TimeSpan boot, params EndPoint[] addresses) =>
        new RemoteMachines(addresses, new() { Boot = boot }, TimeProvider.System).CheckAsync(CancellationToken.None);
}
