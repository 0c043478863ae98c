using Distributor.Model;

namespace Distributor.Analysis;

/// <summary>How long a taskset's run is expected to last in guest time, to start the longest first.</summary>
public static class ExpectedSpan
{
    /// <summary>Its duration, or until the last job's deadline when no release is skipped. At most <see cref="GuestTime.MaxValue"/>.</summary>
    public static GuestTime Of(Taskset taskset) => taskset.Duration ?? taskset.Tasks.Select(Of).Max();

    private static GuestTime Of(RealTimeTask task)
    {
        var span = task.Offset.Nanoseconds + (Int128)task.Period.Nanoseconds * (task.Jobs - 1) + (task.Deadline ?? task.Wcet ?? GuestTime.Zero).Nanoseconds;
        return span <= long.MaxValue ? new((long)span) : GuestTime.MaxValue;
    }
}
