using System.Text;

namespace Distributor.Model.Measures;

/// <summary>A stretch of a trace as text: a row a task, time from left to right.</summary>
public static class Gantt
{
    private const int Columns = 64;

    /// <summary>What the characters of a drawing mean.</summary>
    private const string Legend = "= released and not ended, # on the processor, | ended in time, ! missed";

    /// <summary>Of more tasks, those that do nothing in the stretch have no row.</summary>
    private const int MostIdleRows = 12;

    /// <summary>Jobs that are released later than so many times what the first took would make it a point.</summary>
    private const int Nearby = 3;

    /// <summary>
    /// The surroundings of some jobs: from a little before the first release to a little after the last end. At most the first three jobs
    /// count, and of these only those that are near the first, so that one column stays short. Empty without jobs.
    /// </summary>
    public static string Around(Trace trace, IReadOnlyList<Job> jobs)
    {
        if (jobs.MinBy(job => job.Release) is not { } first) return "";
        var near = first.Release + (SeenEndOf(trace, first) - first.Release) * Nearby;
        var shown = jobs.OrderBy(job => job.Release).Take(3).TakeWhile(job => job.Release <= near);
        var (from, to) = (first.Release, shown.Max(job => SeenEndOf(trace, job)));
        var margin = new GuestTime((to - from).Nanoseconds / 8);
        return Draw(trace, from > margin ? from - margin : GuestTime.Zero, to + margin);
    }

    /// <summary>The whole trace between two instants.</summary>
    public static string Draw(Trace trace, GuestTime from, GuestTime to)
    {
        var column = RoundUp((to - from).Nanoseconds / Columns);
        var start = from.Nanoseconds / column * column;
        var count = (int)((to.Nanoseconds - start) / column) + 1;
        var rows = trace.Taskset.Tasks.Select((task, index) => (task.Name, Row: Row(trace, index, start, column, count))).ToArray();
        var shown = rows.Length > MostIdleRows ? [.. rows.Where(row => row.Row.Any(character => character is not '.'))] : rows;
        var width = shown.Select(row => row.Name.Length).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        foreach (var (name, row) in shown) text.Append(name.PadRight(width)).Append(' ').Append(row).Append('\n');
        var left = rows.Length - shown.Length;
        var idle = left > 0 ? $"; {left} {(left == 1 ? "task does" : "tasks do")} nothing here" : "";
        return $"{text}from {new GuestTime(start)}, a column is {new GuestTime(column)}; {Legend}{idle}";
    }

    private static char[] Row(Trace trace, int task, long start, long column, int count)
    {
        var row = Enumerable.Repeat('.', count).ToArray();
        var jobs = trace.Jobs.Where(job => job.Task == task).ToArray();
        foreach (var job in jobs) Fill(job.Release, EndOf(trace, job), '=');
        foreach (var slice in trace.Slices.Where(slice => slice.Task == task)) Fill(slice.From, slice.To, '#');
        // Ends last: they may share a column with what comes next.
        foreach (var job in jobs.Where(job => job.Outcome is not null))
            Set((job.End ?? job.Release).Nanoseconds, trace.MeetsDeadline(job) ? '|' : '!');
        return row;

        void Fill(GuestTime from, GuestTime to, char with)
        {
            var last = Math.Min(count - 1, (to.Nanoseconds - 1 - start) / column);
            for (var index = Math.Max(0, (from.Nanoseconds - start) / column); index <= last; index++) row[index] = with;
        }

        void Set(long instant, char with)
        {
            var index = (instant - start) / column;
            if (instant >= start && index < count && row[index] != '!') row[index] = with;
        }
    }

    // A job not seen to end is drawn to where the trace stops, or to its release.
    private static GuestTime EndOf(Trace trace, Job job) =>
        job.End ?? (job.Outcome is null && trace.Events.Count > 0 ? Max(trace.Events[^1].Time, job.Release) : job.Release);

    // One that was refused takes no time: its deadline tells how wide to look.
    private static GuestTime SeenEndOf(Trace trace, Job job) =>
        EndOf(trace, job) is var end && end > job.Release ? end : job.Release + (trace.Taskset.Tasks[job.Task].Deadline ?? GuestTime.FromMilliseconds(1));

    private static GuestTime Max(GuestTime left, GuestTime right) => left > right ? left : right;

    // To 1, 2 or 5 times a power of ten, which people count in.
    private static long RoundUp(long nanoseconds)
    {
        for (long unit = 1; ; unit *= 10)
            foreach (var factor in (ReadOnlySpan<long>)[1, 2, 5])
                if (unit * factor >= nanoseconds) return unit * factor;
    }
}
