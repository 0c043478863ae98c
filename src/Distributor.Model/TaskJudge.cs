namespace Distributor.Model;

/// <summary>Holds one task's jobs and events against what was expected of them.</summary>
internal sealed class TaskJudge(Trace trace, TaskExpectation expect)
{
    private readonly int _task = IndexOf(trace.Taskset, expect.Task);

    private readonly Job[] _jobs = [.. trace.Jobs.Where(job => trace.Taskset.Tasks[job.Task].Name == expect.Task)];

    /// <summary>A sentence for each expectation that does not hold, and the jobs at fault, if single ones are.</summary>
    public IEnumerable<(string What, IReadOnlyList<Job> Jobs)> Failures()
    {
        if (_task < 0)
        {
            yield return ($"{Where}: Expected of a task that the taskset has not; its tasks are {string.Join(", ", trace.Taskset.Tasks.Select(task => task.Name))}.", []);
            yield break;
        }
        foreach (var failure in Ends().Concat(Responses()).Concat(Counts())) yield return failure;
        var done = trace.Events.Any(happened => happened.Task == _task && happened.Kind is EventKind.JobsDone);
        if (expect.JobsDone is { } expected && expected != done)
            yield return ($"{Where}: Expected {(expected ? "JOBS_DONE" : "no JOBS_DONE")}, observed {(done ? "one" : "none")}.", []);
    }

    private string Where => $"{trace.Taskset.Name}, task {expect.Task}";

    private IEnumerable<(string What, IReadOnlyList<Job> Jobs)> Ends()
    {
        if (expect.Ends.Count == 0) yield break;
        var allowed = string.Join(" or ", expect.Ends.Select(kind => kind.WireName()));
        var others = _jobs.Where(job => job.Outcome is not { } outcome || !expect.Ends.Contains(outcome)).ToArray();
        if (others.Length > 0) yield return ($"{Where}: Expected its jobs to end with {allowed}, observed {JobText.List(trace, others, _jobs.Length, "ended otherwise")}", others);
        else if (_jobs.Length == 0) yield return ($"{Where}: Expected its jobs to end with {allowed}, observed no job.", []);
    }

    private IEnumerable<(string What, IReadOnlyList<Job> Jobs)> Responses()
    {
        if (expect.LongestResponse is { } longest)
        {
            var late = _jobs.Where(job => job.Outcome is not EventKind.Exit || job.ResponseTime > longest).ToArray();
            if (late.Length > 0) yield return ($"{Where}: Expected response times of at most {longest}, observed {JobText.List(trace, late, _jobs.Length, "slower or without a response")}", late);
            else if (_jobs.Length == 0) yield return ($"{Where}: Expected response times of at most {longest}, observed no job.", []);
        }
        if (expect.ShortestResponse is { } shortest)
        {
            var early = _jobs.Where(job => job.Outcome is EventKind.Exit && job.ResponseTime < shortest).ToArray();
            if (early.Length > 0) yield return ($"{Where}: Expected response times of at least {shortest}, observed {JobText.List(trace, early, _jobs.Length, "faster")}", early);
            else if (!_jobs.Any(job => job.Outcome is EventKind.Exit))
                yield return ($"{Where}: Expected response times of at least {shortest}, observed no job that ended with EXIT.", []);
        }
    }

    private IEnumerable<(string What, IReadOnlyList<Job> Jobs)> Counts()
    {
        foreach (var count in expect.Events)
        {
            var observed = trace.Events.Count(happened => happened.Task == _task && happened.Kind == count.Kind);
            if (observed >= count.Least && observed <= count.Most) continue;
            var jobs = _jobs.Where(job => job.Outcome == count.Kind).ToArray();
            yield return ($"{Where}: Expected {count.Kind.WireName()} {count.CountText} time{(count.CountText == "1" ? "" : "s")}, observed {observed}.{JobText.Lines(trace, jobs)}", jobs);
        }
    }

    private static int IndexOf(Taskset taskset, string name)
    {
        for (var task = 0; task < taskset.Tasks.Count; task++)
            if (taskset.Tasks[task].Name == name) return task;
        return -1;
    }
}
