using System.Net;
using Distributor.Model;

namespace Distributor.Machines.Remote;

/// <summary>Machines at fixed addresses, one guest each.</summary>
public sealed class RemoteMachines(IReadOnlyList<EndPoint> addresses, MachineLimits limits, TimeProvider time) : IMachineSource
{
    private static readonly TimeSpan MostRefusal = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public MachineKinds Kind => MachineKinds.Remote;

    /// <inheritdoc/>
    public int Capacity => addresses.Count;

    /// <summary>Reads <c>HOST:PORT</c>, or several with commas between. Throws <see cref="FormatException"/> with what was expected.</summary>
    public static IReadOnlyList<EndPoint> ParseAddresses(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries).Select(ParseAddress)];

    /// <summary>
    /// Throws <see cref="MachineException"/> with every address that has refused connections for 5 s, or whose host has no address: waiting longer
    /// would not help. A machine that does not answer at all may boot, and is waited for when a taskset needs it.
    /// </summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var listeners = new Listeners(limits.Boot < MostRefusal ? limits.Boot : MostRefusal, time);
        var checks = await Task.WhenAll(addresses.DistinctBy(Text).Select(async address =>
            (Address: Text(address), Reason: await listeners.WhyNoneAsync(address, cancellationToken).ConfigureAwait(false)))).ConfigureAwait(false);
        if (checks.Where(check => check.Reason is not null).ToArray() is not { Length: > 0 } wrong) return;
        throw new MachineException(MachineFailure.Boot, string.Join(", ", wrong.Select(check => check.Address)),
            $"No guest listens there ({wrong[0].Reason}). Start it first, or correct HOST:PORT.");
    }

    /// <inheritdoc/>
    public Task<IMachine> StartAsync(int number, CancellationToken cancellationToken)
    {
        var address = addresses[number - 1];
        return Task.FromResult<IMachine>(new RemoteMachine(number, Text(address), address, limits.Boot, time));
    }

    /// <inheritdoc/>
    public Task<MachineProvenance> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(Provenance(addresses));

    /// <summary>Of machines that nobody knows more of than where they are.</summary>
    internal static MachineProvenance Provenance(IEnumerable<EndPoint> addresses) =>
        new("remote", string.Join(',', addresses.Select(Text).Distinct()), Emulator: null, Arguments: null, Shift: null);

    internal static string Text(EndPoint address) => address is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : address.ToString()!;

    private static EndPoint ParseAddress(string text)
    {
        if (IPEndPoint.TryParse(text, out var address) && address.Port > 0) return address;
        var colon = text.LastIndexOf(':');
        if (colon > 0 && ushort.TryParse(text[(colon + 1)..], out var port) && port > 0) return new DnsEndPoint(text[..colon], port);
        throw new FormatException($"`{text}` is no address of a machine: expected HOST:PORT, as in 10.200.45.7:3001.");
    }
}
