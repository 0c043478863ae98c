using Distributor.Analysis.Overheads;
using Distributor.Model;

namespace Distributor.Analysis.Agreement;

/// <summary>How long jobs had the processor, where a trace has its schedule.</summary>
internal static class ExecutionTimes
{
    /// <summary>
    /// Why the WCETs are not those of the run's jobs: the first job that executed longer, also without what the kernel may have taken meanwhile. Null when none
    /// did, or nobody knows.
    /// </summary>
    public static string? FirstLonger(Trace run, KernelOverheads? overheads)
    {
        var kernel = overheads ?? KernelOverheads.None;
        var releases = run.Jobs.Select(job => job.Release).Order().ToArray();
        var executed = new Dictionary<(int Task, int Job), (GuestTime Sum, GuestTime Kernel, int Slices)>();
        foreach (var slice in run.Slices)
        {
            var (sum, taken, slices) = executed.GetValueOrDefault((slice.Task, slice.Job));
            // A switch to the job and one away, and every release meanwhile, whoever's it is.
            taken += kernel.ContextSwitch * 2 + kernel.Release * (Count(releases, slice.To) - Count(releases, slice.From - new GuestTime(1)));
            executed[(slice.Task, slice.Job)] = (sum + (slice.To - slice.From), taken, slices + 1);
        }
        foreach (var (job, (sum, taken, slices)) in executed)
        {
            var task = run.Taskset.Tasks[job.Task];
            // Both ends of a slice are whole us.
            if (sum > task.Wcet + taken + GuestTime.FromMicroseconds(slices))
                return $"{task.Name} job {job.Job} executed {sum}, longer than its `wcet` of {task.Wcet}{(overheads is null ? "" : $" and the kernel's {taken}")}: what an analysis says is conditional on that. `distributor calibrate` measures it.";
        }
        return null;
    }

    // How many are at or before an instant.
    private static int Count(GuestTime[] ordered, GuestTime instant)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ordered[middle] <= instant) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
