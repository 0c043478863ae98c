using Distributor.Model;

namespace Distributor.Files.Traces;

/// <summary>Which job of a trace a slice is of.</summary>
internal sealed class SliceJobs
{
    private readonly List<int>[] _jobs;

    public SliceJobs(Trace trace)
    {
        _jobs = [.. trace.Taskset.Tasks.Select(_ => new List<int>())];
        // A task's jobs are counted from 0 in the order of their releases, which is the trace's.
        for (var job = 0; job < trace.Jobs.Count; job++) _jobs[trace.Jobs[job].Task].Add(job);
    }

    /// <summary>The job's place in <see cref="Trace.Jobs"/>; null when the guest told of none.</summary>
    public int? Find(Slice slice) => (uint)slice.Job < (uint)_jobs[slice.Task].Count ? _jobs[slice.Task][slice.Job] : null;
}
