using Distributor.Analysis;
using Distributor.Model;

namespace Distributor.Files.Reading;

/// <summary>Until when a taskset's tasks release jobs.</summary>
/// <param name="Location">Where the file says it.</param>
/// <param name="Fixed">The same in every combination; null: the hyperperiod of each.</param>
internal sealed record TasksetDuration(SourceLocation Location, GuestTime? Fixed)
{
    /// <summary>Longer hyperperiods are mistakes: nobody who writes <c>hyperperiod</c> waits for them. A duration in figures may be longer.</summary>
    public static readonly GuestTime LongestHyperperiod = GuestTime.FromSeconds(3600);

    /// <summary>The duration of tasks. That each has one was checked when the file was read.</summary>
    public GuestTime Of(IEnumerable<RealTimeTask> tasks)
    {
        if (Fixed is { } duration) return duration;
        return Hyperperiod.TryOf(tasks.Select(task => task.Period), out var hyperperiod) ? hyperperiod : LongestHyperperiod;
    }

    /// <summary>The task with as many jobs as come before the end.</summary>
    public static RealTimeTask Fill(RealTimeTask task, GuestTime duration) =>
        task with { Jobs = checked((int)Releases.Before(duration, task.Offset, task.Period)) };
}
