namespace Distributor.Model;

/// <summary>Takes a run's events one by one, as they arrive, and knows at each instant which jobs run and which tasks are done.</summary>
/// <param name="taskset">What runs.</param>
/// <param name="acceptsUnreportedJobs">
/// Whether JOBS_DONE may come before as many jobs were told of; such a trace is incomplete. Default: that is an error.
/// </param>
public sealed class TraceBuilder(Taskset taskset, bool acceptsUnreportedJobs = false)
{
    private readonly List<TraceEvent> _events = [];
    private readonly List<Job> _jobs = [];
    private readonly List<Slice> _slices = [];
    private readonly int[] _running = [.. taskset.Tasks.Select(_ => -1)];
    private readonly int[] _released = new int[taskset.Tasks.Count];
    private readonly int[] _skipped = new int[taskset.Tasks.Count];
    private readonly bool[] _done = new bool[taskset.Tasks.Count];
    private GuestTime? _origin;
    private int _unreported;

    /// <summary>True when every task has told that its jobs are done.</summary>
    public bool IsFinished => _done.All(done => done);

    /// <summary>True while a job has started and not ended.</summary>
    public bool HasRunningJob => _running.Any(job => job >= 0);

    /// <summary>Takes the next event. Throws <see cref="InvalidTraceException"/> when it cannot be one of this taskset now.</summary>
    public void Add(TraceEvent happened)
    {
        if (happened.Task < 0 || happened.Task >= _done.Length)
            throw Invalid(happened, $"the taskset has tasks 0 to {_done.Length - 1}");
        // Before the first release there is nothing to count from but the event itself (a job that admission refused).
        _origin ??= happened.Time;
        var relative = happened with { Time = happened.Time - _origin.Value };
        _events.Add(relative);
        if (relative.Kind is EventKind.Start) Release(relative);
        else if (relative.Kind is EventKind.NotScheduled) Refuse(relative);
        else if (relative.Kind is EventKind.JobsDone) Finish(relative);
        else if (relative.Kind.EndsJob()) End(relative);
    }

    /// <summary>Takes a slice of the schedule. Throws <see cref="InvalidTraceException"/> when it is of no task of this taskset.</summary>
    public void Add(Slice slice)
    {
        if (slice.Task < 0 || slice.Task >= _done.Length || slice.From > slice.To)
            throw new InvalidTraceException($"The guest sent a slice of task {slice.Task} from {slice.From} to {slice.To}; the taskset has tasks 0 to {_done.Length - 1}.");
        _slices.Add(slice);
    }

    /// <summary>The trace of the events taken so far.</summary>
    public Trace Build()
    {
        // Slices can come before the event that tells the first release.
        var origin = _origin ?? GuestTime.Zero;
        return new(taskset, [.. _events], [.. _jobs], [.. _slices.Select(slice => slice with { From = slice.From - origin, To = slice.To - origin })], IsFinished) { Unreported = _unreported };
    }

    private void Release(TraceEvent start)
    {
        if (_done[start.Task]) throw Invalid(start, "the task had told that its jobs are done");
        if (_running[start.Task] >= 0) throw Invalid(start, "the task's job before it has not ended");
        _running[start.Task] = _jobs.Count;
        _jobs.Add(new Job(start.Task, _released[start.Task]++, start.Time, End: null, Outcome: null));
    }

    private void Refuse(TraceEvent refused) =>
        _jobs.Add(new Job(refused.Task, _released[refused.Task]++, refused.Time, End: null, EventKind.NotScheduled));

    private void End(TraceEvent end)
    {
        var running = _running[end.Task];
        if (running < 0) throw Invalid(end, "no job of the task has started");
        _jobs[running] = _jobs[running] with { End = end.Time, Outcome = end.Kind };
        _running[end.Task] = -1;
        if (end.Kind is EventKind.ExitPeriod) _skipped[end.Task]++;
    }

    private void Finish(TraceEvent done)
    {
        if (_running[done.Task] >= 0) throw Invalid(done, "a job of the task still runs");
        var asked = taskset.Tasks[done.Task].Jobs;
        // Where a duration ends the releases, a release that an overrun skipped is not made up for.
        if (taskset.Duration is not null) asked -= _skipped[done.Task];
        if (_released[done.Task] < asked)
        {
            if (!acceptsUnreportedJobs)
                throw new InvalidTraceException(Message(done, $"only {_released[done.Task]} of its {asked} jobs have ended")) { HasUnreportedJobs = true };
            _unreported += asked - _released[done.Task];
        }
        _done[done.Task] = true;
    }

    private InvalidTraceException Invalid(TraceEvent happened, string why) => new(Message(happened, why));

    private string Message(TraceEvent happened, string why)
    {
        var name = happened.Task >= 0 && happened.Task < taskset.Tasks.Count ? $" ({taskset.Tasks[happened.Task].Name})" : "";
        return $"The guest sent {happened.Kind.WireName()} of task {happened.Task}{name}, but {why}.";
    }
}
