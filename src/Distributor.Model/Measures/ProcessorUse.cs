namespace Distributor.Model.Measures;

/// <summary>The share of the time in which tasks had the processor.</summary>
public static class ProcessorUse
{
    /// <summary>
    /// From the first release to the last event or slice: from 0 to 1, of one task or, for null, of all. Null when the trace has no schedule, without
    /// which nobody knows who ran.
    /// </summary>
    public static double? Of(Trace trace, string? task = null)
    {
        var index = task is null ? -1 : trace.Taskset.IndexOf(task);
        if (trace.Slices.Count == 0) return null;
        var end = trace.Slices.Select(slice => slice.To).Concat(trace.Events.Select(happened => happened.Time)).Max();
        var busy = trace.Slices.Where(slice => index < 0 || slice.Task == index).Sum(slice => (slice.To - slice.From).Nanoseconds);
        return end > GuestTime.Zero ? (double)busy / end.Nanoseconds : 0;
    }
}
