using System.Globalization;

namespace Distributor.Model.Measures;

/// <summary>
/// Holds a trace against single expectations. A task is told by its name, or is null: all tasks. Each throws <see cref="ArgumentException"/> for a
/// task that the taskset has not.
/// </summary>
public static class TraceJudge
{
    /// <summary>Of a trace in a message.</summary>
    private const int MostEvents = 20;

    /// <summary>Every job met its deadline.</summary>
    public static Judgement DeadlinesMet(Trace trace, string? task)
    {
        var jobs = trace.JobsOf(task);
        return ByJob(trace, jobs, trace.MeetsDeadline, "missed", $"{JobText.Count(jobs.Count, "job")}, none missed");
    }

    /// <summary>At least one job missed its deadline.</summary>
    public static Judgement DeadlineMissed(Trace trace, string? task)
    {
        var jobs = trace.JobsOf(task);
        var missed = jobs.Where(trace.MissesDeadline).ToArray();
        return new(missed.Length > 0, missed.Length > 0 ? JobText.List(trace, missed, jobs.Count, "missed") : $"{JobText.Count(jobs.Count, "job")}, none missed", []);
    }

    /// <summary>So many percent of the jobs respond within a time. At 100, all: then a censored job is too late.</summary>
    public static Judgement ResponseTime(Trace trace, string task, GuestTime most, double percentile)
    {
        var jobs = trace.JobsOf(task);
        var times = new ResponseTimes(jobs);
        var observed = times.Percentile(percentile);
        var holds = observed <= most;
        var which = percentile < 100 ? string.Create(CultureInfo.InvariantCulture, $"the {percentile} % percentile is {observed?.ToString() ?? "unknown"}; ") : "";
        var late = holds ? [] : jobs.Where(job => job.Outcome is not EventKind.Exit || job.ResponseTime > most).ToArray();
        return new(holds, $"{which}{times}{(late.Length > 0 ? $".\n{JobText.List(trace, late, jobs.Count, "slower or without a response")}" : "")}", late);
    }

    /// <summary>The longest and the shortest response time differ by no more than a time. Censored jobs do not count, and are told.</summary>
    public static Judgement Jitter(Trace trace, string task, GuestTime most)
    {
        var jobs = trace.JobsOf(task);
        var times = new ResponseTimes(jobs);
        var holds = times.Jitter <= most;
        Job[] extremes = holds ? [] : [.. new[] { times.Shortest, times.Longest }.Select(extreme => jobs.FirstOrDefault(job => job.Outcome is EventKind.Exit && job.ResponseTime == extreme)).OfType<Job>()];
        return new(holds, $"{times.Jitter?.ToString() ?? "unknown"}: {times}{JobText.Lines(trace, extremes)}", extremes);
    }

    /// <summary>An event comes so often.</summary>
    public static Judgement Events(Trace trace, string? task, EventCount count)
    {
        var index = task is null ? -1 : trace.Taskset.IndexOf(task);
        var observed = trace.Events.Count(happened => happened.Kind == count.Kind && (index < 0 || happened.Task == index));
        var holds = observed >= count.Least && observed <= count.Most;
        Job[] jobs = holds ? [] : [.. trace.JobsOf(task).Where(job => job.Outcome == count.Kind)];
        return new(holds, $"{observed}{JobText.Lines(trace, jobs)}", jobs);
    }

    /// <summary>Events come in this order; others may come between them.</summary>
    public static Judgement EventOrder(Trace trace, IReadOnlyList<(EventKind Kind, string Task)> order)
    {
        var wanted = order.Select(step => (step.Kind, Task: trace.Taskset.IndexOf(step.Task))).ToArray();
        var (next, last) = (0, 0);
        for (var index = 0; index < trace.Events.Count && next < wanted.Length; index++)
            if ((trace.Events[index].Kind, trace.Events[index].Task) == wanted[next]) (next, last) = (next + 1, index);
        if (next == wanted.Length) return new(true, "that order", []);
        var before = next == 0 ? "at all" : $"after {Step(order[next - 1])}";
        var lines = trace.ToCanonicalText().Split('\n')[last..^1];
        var more = lines.Length > MostEvents ? $"\n  and {lines.Length - MostEvents} more" : "";
        return new(false, $"no {Step(order[next])} {before}, in:\n{string.Join('\n', lines.Take(MostEvents))}{more}", []);
    }

    /// <summary>So many jobs of a task returned normally; null: as many as the taskset asks for.</summary>
    public static Judgement JobsDone(Trace trace, string? task, int? count)
    {
        var jobs = trace.JobsOf(task);
        var expected = count ?? trace.Taskset.Tasks.Where(candidate => task is null || candidate.Name == task).Sum(candidate => candidate.Jobs);
        var done = jobs.Count(job => job.Outcome is EventKind.Exit);
        Job[] others = done == expected ? [] : [.. jobs.Where(job => job.Outcome is not EventKind.Exit)];
        return new(done == expected, $"{done} of {JobText.Count(jobs.Count, "job")} ended with EXIT, {expected} expected{JobText.Lines(trace, others)}", others);
    }

    /// <summary>All jobs of a task together were preempted so often.</summary>
    public static Judgement PreemptionsOf(Trace trace, string task, int least, int most)
    {
        var preempted = trace.JobsOf(task).Select(job => (Job: job, Count: Preemptions.Of(trace, job))).Where(job => job.Count > 0).ToArray();
        var sum = preempted.Sum(job => job.Count);
        var holds = sum >= least && sum <= most;
        Job[] jobs = holds ? [] : [.. preempted.Select(job => job.Job)];
        return new(holds, $"{sum}{(trace.Slices.Count > 0 ? "" : ", counted in events: an upper bound, since the trace has no schedule")}{JobText.Lines(trace, jobs)}", jobs);
    }

    /// <summary>Of any k consecutive jobs at least m meet their deadlines; see <see cref="FirmDeadlines"/>.</summary>
    public static Judgement Firm(Trace trace, string task, int m, int k)
    {
        var window = FirmDeadlines.FirstViolation(trace, trace.JobsOf(task), m, k);
        var missed = window.Where(job => !trace.MeetsDeadline(job)).ToArray();
        return new(window.Count == 0, window.Count == 0 ? "that" : $"jobs {window[0].Index} to {window[^1].Index}: {JobText.List(trace, missed, window.Count, "missed")}", missed);
    }

    /// <summary>The share of time on the processor is within bounds.</summary>
    public static Judgement Utilisation(Trace trace, string? task, double least, double most)
    {
        var share = ProcessorUse.Of(trace, task);
        var observed = share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "unknown: the trace has no schedule. Set `trace: schedule`; the reference guest tells it";
        return new(share >= least && share <= most, observed, []);
    }

    private static Judgement ByJob(Trace trace, IReadOnlyList<Job> jobs, Func<Job, bool> holds, string what, string otherwise)
    {
        var others = jobs.Where(job => !holds(job)).ToArray();
        if (others.Length > 0) return new(false, JobText.List(trace, others, jobs.Count, what), others);
        return trace.IsFinished ? new(true, otherwise, []) : new(false, $"{otherwise}, but the trace stops before all were released", []);
    }

    private static string Step((EventKind Kind, string Task) step) => $"{step.Kind.WireName()} {step.Task}";
}
