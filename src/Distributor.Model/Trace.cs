namespace Distributor.Model;

/// <summary>The jobs and events of one run. Times count from the run's first release.</summary>
public sealed class Trace
{
    internal Trace(Taskset taskset, IReadOnlyList<TraceEvent> events, IReadOnlyList<Job> jobs, IReadOnlyList<Slice> slices, bool isFinished)
    {
        Taskset = taskset;
        Events = events;
        Jobs = jobs;
        Slices = slices;
        IsFinished = isFinished;
    }

    /// <summary>What ran.</summary>
    public Taskset Taskset { get; }

    /// <summary>As the guest sent them.</summary>
    public IReadOnlyList<TraceEvent> Events { get; }

    /// <summary>In the order of their releases as the guest told them.</summary>
    public IReadOnlyList<Job> Jobs { get; }

    /// <summary>Which job had the processor when; empty unless the taskset asked for its schedule and the guest knows it.</summary>
    public IReadOnlyList<Slice> Slices { get; }

    /// <summary>True when every task has told that its jobs are done. False for a run that was cut short.</summary>
    public bool IsFinished { get; }

    /// <summary>How many jobs the guest said were done and never told of.</summary>
    public int Unreported { get; init; }

    /// <summary>What this one trace says of the deadlines.</summary>
    public ObservedVerdict Verdict => Jobs.Any(MissesDeadline) ? ObservedVerdict.Missed
        : IsFinished && Unreported == 0 ? ObservedVerdict.Met
        : ObservedVerdict.Incomplete;

    /// <summary>True when the job returned by itself and no later than its task's deadline. Killed, failed and refused jobs have not.</summary>
    public bool MeetsDeadline(Job job) => job.Meets(Taskset.Tasks[job.Task].Deadline);

    /// <summary>True when the job is known not to meet its deadline. One that was not seen to end does neither.</summary>
    public bool MissesDeadline(Job job) => job.Outcome is not null && !MeetsDeadline(job);

    /// <summary>
    /// Makes jobs of events. <paramref name="events"/> are in the guest's order, their times in any one origin.
    /// Throws <see cref="InvalidTraceException"/> for what no working guest sends.
    /// </summary>
    public static Trace Of(Taskset taskset, IEnumerable<TraceEvent> events)
    {
        var builder = new TraceBuilder(taskset);
        foreach (var happened in events) builder.Add(happened);
        return builder.Build();
    }
}
