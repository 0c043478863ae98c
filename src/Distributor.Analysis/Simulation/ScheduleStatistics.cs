using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>Counts a simulated schedule without keeping it, for runs of any length.</summary>
public sealed class ScheduleStatistics : IScheduleListener
{
    private readonly long[] _deadline, _longest, _ended, _missed;

    /// <summary>For the tasks of a taskset.</summary>
    public ScheduleStatistics(Taskset taskset)
        : this([.. (taskset ?? throw new ArgumentNullException(nameof(taskset))).Tasks.Select(task => task.Deadline ?? GuestTime.MaxValue)])
    {
    }

    /// <summary>For tasks with these relative deadlines.</summary>
    public ScheduleStatistics(IReadOnlyList<GuestTime> deadlines)
    {
        _deadline = [.. deadlines.Select(deadline => deadline.Nanoseconds)];
        (_longest, _ended, _missed) = (new long[deadlines.Count], new long[deadlines.Count], new long[deadlines.Count]);
        Array.Fill(_longest, -1);
    }

    /// <summary>How many things happened, slices not counted.</summary>
    public long Events { get; private set; }

    /// <summary>How many jobs of a task ended; those stopped at the run's end do not count.</summary>
    public long Jobs(int task) => _ended[task];

    /// <summary>How many of them missed their deadline.</summary>
    public long Misses(int task) => _missed[task];

    /// <summary>The longest response of a job that returned by itself; null when there is none.</summary>
    public GuestTime? LongestResponse(int task) => _longest[task] < 0 ? null : new GuestTime(_longest[task]);

    /// <inheritdoc/>
    public void Happened(EventKind kind, int task, GuestTime release, GuestTime time)
    {
        Events++;
        if (!kind.EndsJob() || kind is EventKind.ExitExternal) return;
        _ended[task]++;
        var response = (time - release).Nanoseconds;
        if (kind is EventKind.Exit) _longest[task] = Math.Max(_longest[task], response);
        if (kind is not EventKind.Exit || response > _deadline[task]) _missed[task]++;
    }

    /// <inheritdoc/>
    public void Ran(Slice slice)
    {
    }
}
