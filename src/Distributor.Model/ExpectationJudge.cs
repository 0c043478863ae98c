namespace Distributor.Model;

/// <summary>Holds a trace against what was expected of it.</summary>
public static class ExpectationJudge
{
    /// <summary>
    /// A sentence for each expectation that does not hold, with the taskset's name and the tasks and jobs at fault; empty when all hold.
    /// </summary>
    public static IReadOnlyList<string> Failures(this Expectation expect, Trace trace) =>
        [.. All(expect, trace).Select(failure => failure.What)];

    /// <summary>The jobs at fault in <see cref="Failures"/>, each once; empty when all hold, or no single job is at fault.</summary>
    public static IReadOnlyList<Job> FailedJobs(this Expectation expect, Trace trace) =>
        [.. All(expect, trace).SelectMany(failure => failure.Jobs).Distinct()];

    private static IEnumerable<(string What, IReadOnlyList<Job> Jobs)> All(Expectation expect, Trace trace) =>
        Deadlines(expect.Deadlines, trace).Concat(expect.Tasks.SelectMany(task => new TaskJudge(trace, task).Failures()));

    private static IEnumerable<(string What, IReadOnlyList<Job> Jobs)> Deadlines(DeadlineExpectation? expect, Trace trace)
    {
        var missed = trace.Jobs.Where(trace.MissesDeadline).ToArray();
        return expect switch
        {
            DeadlineExpectation.Met when trace.Verdict is not ObservedVerdict.Met =>
                [($"{trace.Taskset.Name}: Expected all deadlines met, observed {Text(trace.Verdict)}: {Misses(trace, missed)}", missed)],
            DeadlineExpectation.Missed when trace.Verdict is not ObservedVerdict.Missed =>
                [($"{trace.Taskset.Name}: Expected a missed deadline, observed {Text(trace.Verdict)}: {JobText.Count(trace.Jobs.Count, "job")}, none late.", [])],
            _ => [],
        };
    }

    private static string Misses(Trace trace, Job[] missed) => missed.Length > 0 ? JobText.List(trace, missed, trace.Jobs.Count, "missed")
        : trace.Unreported > 0 ? $"{JobText.Count(trace.Unreported, "job")} done that the guest never told of (unreported)."
        : $"{JobText.Count(trace.Jobs.Count(job => job.Outcome is null), "job")} not seen to end.";

    private static string Text(ObservedVerdict verdict) => verdict switch
    {
        ObservedVerdict.Met => "met",
        ObservedVerdict.Missed => "missed",
        _ => "incomplete",
    };
}
