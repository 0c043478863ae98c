using Distributor.Model;

namespace Distributor.Analysis.FixedPriority;

/// <summary>Why a task is late, so that a person can add it up.</summary>
internal static class ResponseReason
{
    /// <summary><c>c: R = 52 ms &gt; D = 50 ms at job 1; interference a 20 ms, b 20 ms</c>. Jobs count from 1 in the busy period.
    /// The parts are R together; a later job has waited for those before it, less the time until its own release.</summary>
    public static string Of(PriorityOrder order, int rank, LevelResponse response, Sections sections)
    {
        var (task, end) = (order[rank], order.LevelEnd(rank));
        if (response.Time is not { } time) return $"{task.Name}: R is unbounded; overload by {Names(order, end)}";
        var parts = new List<string>();
        if (task.Jitter > GuestTime.Zero) parts.Add($"jitter {task.Jitter}");
        var blocking = BlockingOf(order, rank, sections);
        if (blocking > 0) parts.Add($"blocking {new GuestTime(blocking)}");
        var interference = Enumerable.Range(0, end).Where(other => other != rank)
            .Select(other => $"{order[other].Name} {new GuestTime(Interference(order, other, response.Window, sections))}").ToArray();
        if (response.Job > 0) parts.Add($"own jobs {task.Wcet * (response.Job + 1)}, the last released {task.Period * response.Job} after the first");
        if (interference.Length > 0) parts.Add($"interference {string.Join(", ", interference)}");
        return $"{task.Name}: R = {new GuestTime(time)} > D = {task.Deadline} at job {response.Job + 1}{string.Concat(parts.Select(part => $"; {part}"))}";
    }

    private static long BlockingOf(PriorityOrder order, int rank, Sections sections) => sections switch
    {
        Sections.None => order[rank].Blocking.Nanoseconds,
        Sections.Floating => SectionBlocking.Of(order, rank, task => task.NonPreemptiveSection),
        _ => SectionBlocking.Of(order, rank, task => task.Wcet),
    };

    private static long Interference(PriorityOrder order, int other, long window, Sections sections)
    {
        var jobs = sections is Sections.Whole
            ? (window + order.Jitter(other)) / order.Period(other) + 1
            : (window + order.Jitter(other) - 1) / order.Period(other) + 1;
        return jobs * order.Wcet(other);
    }

    private static string Names(PriorityOrder order, int end) => string.Join(", ", Enumerable.Range(0, end).Select(rank => order[rank].Name));
}
