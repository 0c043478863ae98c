using Distributor.Analysis.Simulation;
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

    /// <summary>So many jobs of 1 in 10 ms, and one job of another task that is killed; times in ms.</summary>
    public static Trace Hindered(int jobs, int released, int killed)
    {
        var events = Long(jobs, missing: null).Events.Concat([new(EventKind.Start, 1, Ms(released)), new(EventKind.ExitPeriod, 1, Ms(killed))]).OrderBy(happened => happened.Time);
        return Trace.Of(new("hindered", [new("a", "burn", Ms(10)) { Jobs = jobs }, new("b", "burn", Ms(killed - released))]), events);
    }

    /// <summary>Two tasks of equally many jobs, every 10 ms and every 100 ms, so that the first has ended long before the second.</summary>
    public static Trace Uneven(int jobs)
    {
        var periods = new[] { 10, 100 };
        var events = periods.SelectMany((period, task) => Enumerable.Range(0, jobs).SelectMany(job => new[]
        {
            new TraceEvent(EventKind.Start, task, Ms(job * period)), new TraceEvent(EventKind.Exit, task, Ms(job * period + 1)),
        }));
        return Trace.Of(new("uneven", [.. periods.Select((period, task) => new RealTimeTask($"t{task}", "burn", Ms(period)) { Jobs = jobs })]), events.OrderBy(happened => happened.Time));
    }

    /// <summary>The simulator's trace of some tasks that need more than the processor has, so that jobs are preempted and killed, on it and off it.</summary>
    public static Trace Simulated(int seed)
    {
        var random = new Random(seed);
        var tasks = Enumerable.Range(0, 2 + seed % 5).Select(index => new RealTimeTask($"t{index}", "burn", Ms(random.Next(5, 40)))
        {
            Wcet = GuestTime.FromMicroseconds(random.Next(500, 12_000)), Priority = index, Jobs = random.Next(2, 12), Offset = Ms(random.Next(4)),
        });
        return Simulator.Run(new($"seed-{seed}", [.. tasks]));
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
