using Distributor.Model;

namespace Distributor.Analysis.Agreement;

/// <summary>How long jobs had the processor, where a trace has its schedule.</summary>
internal static class ExecutionTimes
{
    /// <summary>Why the WCETs are not those of the run's jobs: the first job that executed longer. Null when none did, or nobody knows.</summary>
    public static string? FirstLonger(Trace run)
    {
        var executed = new Dictionary<(int Task, int Job), (GuestTime Sum, int Slices)>();
        foreach (var slice in run.Slices)
        {
            var (sum, slices) = executed.GetValueOrDefault((slice.Task, slice.Job));
            executed[(slice.Task, slice.Job)] = (sum + (slice.To - slice.From), slices + 1);
        }
        foreach (var (job, (sum, slices)) in executed)
        {
            var task = run.Taskset.Tasks[job.Task];
            // Both ends of a slice are whole us.
            if (sum > task.Wcet + GuestTime.FromMicroseconds(slices))
                return $"{task.Name} job {job.Job} executed {sum}, longer than its `wcet` of {task.Wcet}: what an analysis says is conditional on that. `distributor calibrate` measures it.";
        }
        return null;
    }
}
