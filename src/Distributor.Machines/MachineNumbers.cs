using System.Globalization;

namespace Distributor.Machines;

/// <summary>
/// Machine numbers, leased across the processes of a host: a number stands for a MAC address, and may stand for a tap and an address. A lease is
/// a locked file, which the kernel unlocks when its process ends, however it ends.
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
        var folder = Path.Combine(Path.GetTempPath(), $"distributor-{Environment.UserName}");
        Directory.CreateDirectory(folder);
        foreach (var number in numbers)
        {
            try
            {
                var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{thing}{number}.lock"));
                return new(number, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                // Somebody has it.
            }
        }
        return null;
    }
}

/// <summary>A machine number that is this process's alone.</summary>
internal sealed class NumberLease(int number, FileStream held) : IDisposable
{
    public int Number => number;

    public void Dispose() => held.Dispose();
}
