using System.Globalization;

namespace Distributor.Machines.Qemu;

/// <summary>How long a process's threads were ready to run and had no processor, as Linux tells it in <c>schedstat</c>.</summary>
internal static class ProcessorWait
{
    /// <summary>The wait of the thread that waited longest; zero when the process is gone or the kernel does not tell.</summary>
    public static TimeSpan OfBusiestThread(int processId)
    {
        try
        {
            var longest = Directory.EnumerateDirectories($"/proc/{processId}/task").Select(OfThread).DefaultIfEmpty().Max();
            return TimeSpan.FromTicks(longest / TimeSpan.NanosecondsPerTick);
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }

    // "655385 79038 2": ns on a processor, ns waiting for one, number of time slices.
    private static long OfThread(string folder)
    {
        try
        {
            return long.Parse(File.ReadAllText(Path.Combine(folder, "schedstat")).Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
