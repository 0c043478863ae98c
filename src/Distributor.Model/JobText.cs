namespace Distributor.Model;

/// <summary>Jobs in the messages of judges: all that a reader needs to see why one failed, and no more jobs than can be read.</summary>
internal static class JobText
{
    private const int MostJobs = 5;

    /// <summary><c>2 of 9 jobs WHAT.</c>, then a line a job.</summary>
    public static string List(Trace trace, IReadOnlyList<Job> jobs, int all, string what) => $"{jobs.Count} of {Count(all, "job")} {what}.{Lines(trace, jobs)}";

    /// <summary>Line breaks, each with a job behind it; empty without jobs.</summary>
    public static string Lines(Trace trace, IReadOnlyList<Job> jobs) =>
        string.Concat(jobs.Take(MostJobs).Select(job => $"\n  {Describe(trace, job)}")) + (jobs.Count > MostJobs ? $"\n  and {jobs.Count - MostJobs} more" : "");

    public static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string Describe(Trace trace, Job job)
    {
        var task = trace.Taskset.Tasks[job.Task];
        var due = task.Deadline is { } deadline ? $", due at {job.Release + deadline}" : "";
        return $"{task.Name} job {job.Index}: released at {job.Release}{due}, {End(job)}";
    }

    private static string End(Job job) => job.Outcome is not { } outcome ? "not seen to end"
        : job.End is { } end ? $"{outcome.WireName()} at {end}"
        : outcome.WireName();
}
