using Distributor.Model;

namespace Distributor.Files.Tests.Traces;

/// <summary>Traces to write and draw.</summary>
internal static class Traces
{
    /// <summary>Two tasks; the second one's job is preempted and misses.</summary>
    public static Trace Preempted { get; } = Build();

    /// <summary>So many jobs of 1 in 10 ms, of which one misses (or none).</summary>
    public static Trace Long(int jobs, int? missing)
    {
        var taskset = new Taskset("long", [new("a", "burn", Ms(10)) { Jobs = jobs }]);
        var events = Enumerable.Range(0, jobs).SelectMany(job => new[]
        {
            new TraceEvent(EventKind.Start, 0, Ms(job * 10)),
            new TraceEvent(job == missing ? EventKind.ExitError : EventKind.Exit, 0, Ms(job * 10 + 1)),
        });
        return Trace.Of(taskset, events.Append(new(EventKind.JobsDone, 0, Ms(jobs * 10 - 9))));
    }

    private static Trace Build()
    {
        var trace = new TraceBuilder(new("two & one", [new("short", "burn", Ms(20)), new("long", "burn", Ms(30))]));
        trace.Add(new Slice(0, 0, Ms(0), Ms(10)));
        trace.Add(new Slice(1, 0, Ms(10), Ms(20)));
        trace.Add(new Slice(1, 0, Ms(25), Ms(30)));
        trace.Add(new TraceEvent(EventKind.Start, 0, Ms(0)));
        trace.Add(new TraceEvent(EventKind.Start, 1, Ms(0)));
        trace.Add(new TraceEvent(EventKind.Exit, 0, Ms(10)));
        trace.Add(new TraceEvent(EventKind.JobsDone, 0, Ms(10)));
        trace.Add(new TraceEvent(EventKind.ExitPeriod, 1, Ms(30)));
        trace.Add(new TraceEvent(EventKind.JobsDone, 1, Ms(30)));
        return trace.Build();
    }

    private static GuestTime Ms(int milliseconds) => GuestTime.FromMilliseconds(milliseconds);
}
