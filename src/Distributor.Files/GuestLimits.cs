using Distributor.Model;

namespace Distributor.Files;

/// <summary>What guests take, whichever they are. A file that asks for more is wrong for all of them.</summary>
internal static class GuestLimits
{
    /// <summary>Guests with our extensions count microseconds; those without, milliseconds.</summary>
    public static readonly GuestTime Resolution = GuestTime.FromMicroseconds(1);

    /// <summary>Guests read times as 32-bit numbers of ms. (The reference guest takes 285 years.)</summary>
    public static readonly GuestTime LongestTime = GuestTime.FromMilliseconds(uint.MaxValue);

    /// <summary>The boards are 32-bit machines.</summary>
    public const long MostBytes = uint.MaxValue;

    /// <summary>Of the reference guest: it refuses a taskset with more tasks. MAX_TASKS in its sources.</summary>
    public const int MostTasks = 64;

    /// <summary>Of the reference guest: it cuts an argument off. ARGUMENT_SIZE in its sources, less the NUL.</summary>
    public const int LongestArgument = 255;
}
