using System.Globalization;

namespace Distributor.Machines;

/// <summary>
/// Machine numbers, leased across the processes of a host: a number stands for a MAC address, and may stand for a tap and an address.
/// </summary>
internal static class MachineNumbers
{
    /// <summary>The last number: it is one byte of a MAC address, and hosts have the addresses above.</summary>
    public const int Last = 240;

    /// <summary>Leases the first free one of some numbers, until the lease is disposed; null when none is free.</summary>
    /// <param name="thing">What the numbers are of.</param>
    /// <param name="numbers">Those that would do.</param>
    public static NumberLease? Lease(string thing, IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
            if (HostLock.TryTake(string.Create(CultureInfo.InvariantCulture, $"{thing}{number}")) is { } held) return new(number, held);
        return null;
    }
}

/// <summary>A machine number that is this process's alone.</summary>
internal sealed class NumberLease(int number, FileStream held) : IDisposable
{
    public int Number => number;

    /// <summary>What the paths of this lease's own files begin with.</summary>
    public string PathPrefix => Path.ChangeExtension(held.Name, null);

    public void Dispose() => held.Dispose();
}
