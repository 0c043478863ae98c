namespace Distributor.Analysis.Simulation;

/// <summary>What a task does at this instant of a simulation.</summary>
internal sealed class TaskState(SimulatedTask timing)
{
    // Released jobs that wait for the one before them, which finishes late.
    private readonly Queue<ReleasedJob> _waiting = new();

    public SimulatedTask Timing { get; } = timing;

    /// <summary>The next nominal release.</summary>
    public long Boundary { get; private set; } = timing.Offset;

    /// <summary>How many nominal releases there were, with those that were skipped.</summary>
    public long Releases { get; private set; }

    /// <summary>How many jobs were released.</summary>
    public int Jobs { get; private set; }

    /// <summary>The oldest job that has not ended, when there is one.</summary>
    public ReleasedJob Job { get; private set; }

    public bool HasJob { get; private set; }

    /// <summary>The job is told of, and competes for the processor.</summary>
    public bool IsReady { get; set; }

    public bool IsDone { get; set; }

    /// <summary>Processor time that the job still needs.</summary>
    public long Left { get; set; }

    private long _lastReady;

    /// <summary>Whether the next nominal release is one.</summary>
    public bool HasMoreReleases(long releasesEnd) => Boundary < releasesEnd && (releasesEnd < SimulatedTask.Never || Jobs < Timing.Jobs);

    public void PassBoundary()
    {
        Boundary = SimulatedTask.Later(Boundary, Timing.Period);
        Releases++;
    }

    /// <summary>Releases a job at the boundary. True when it is the task's oldest.</summary>
    public bool Release(long execution, long jitter)
    {
        _lastReady = Math.Max(_lastReady, SimulatedTask.Later(Boundary, jitter));
        var job = new ReleasedJob(Jobs++, Boundary, _lastReady, execution);
        PassBoundary();
        if (HasJob)
        {
            _waiting.Enqueue(job);
            return false;
        }
        Begin(job);
        return true;
    }

    /// <summary>Ends the oldest job. True when another one waits, which is now the oldest.</summary>
    public bool End()
    {
        (HasJob, IsReady) = (false, false);
        if (!_waiting.TryDequeue(out var next)) return false;
        Begin(next);
        return true;
    }

    private void Begin(ReleasedJob job) => (Job, HasJob, Left) = (job, true, job.Execution);
}
