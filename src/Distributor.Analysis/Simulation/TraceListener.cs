using Distributor.Model;

namespace Distributor.Analysis.Simulation;

/// <summary>Keeps a simulated schedule as a trace, with its slices.</summary>
internal sealed class TraceListener : IScheduleListener
{
    private readonly List<TraceEvent> _events = [];
    private readonly List<Slice> _slices = [];

    public void Happened(EventKind kind, int task, GuestTime release, GuestTime time) => _events.Add(new(kind, task, time));

    public void Ran(Slice slice) => _slices.Add(slice);

    /// <summary>The trace. With <paramref name="countsReleased"/>, tasks asked for the jobs that were released, as skipped ones are not made up for.</summary>
    public Trace Build(Taskset taskset, bool countsReleased)
    {
        if (countsReleased)
        {
            var released = new int[taskset.Tasks.Count];
            foreach (var happened in _events)
                if (happened.Kind is EventKind.Start) released[happened.Task]++;
            taskset = taskset with { Tasks = [.. taskset.Tasks.Select((task, index) => task with { Jobs = Math.Min(task.Jobs, Math.Max(1, released[index])) })] };
        }
        var trace = new TraceBuilder(taskset);
        foreach (var slice in _slices) trace.Add(slice);
        foreach (var happened in _events) trace.Add(happened);
        return trace.Build();
    }
}
