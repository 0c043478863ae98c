using Distributor.Model;

namespace Distributor.Machines;

/// <summary>When a guest must send something next.</summary>
internal static class NextWord
{
    /// <summary>
    /// The longest span of guest time without an event of a working guest: until a task that is not done is released again, or its job is
    /// killed by that release. Twice a period, since the release at which a job is killed is skipped and Genode's first one comes a period late;
    /// offsets add up there. A task released once may compute as long as it likes.
    /// </summary>
    public static GuestTime LongestQuiet(Taskset taskset)
    {
        var longest = GuestTime.Zero;
        foreach (var task in taskset.Tasks)
        {
            var quiet = task.Offset + (task.CriticalTime ?? (task.Period > GuestTime.Zero ? task.Period * 2 : task.Wcet ?? GuestTime.Zero));
            longest += task.Offset;
            if (quiet > longest) longest = quiet;
        }
        return longest;
    }
}
