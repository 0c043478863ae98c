namespace Distributor.Model;

/// <summary>Holds a trace against what was expected of it.</summary>
public static class ExpectationJudge
{
    private const int MostMisses = 5;

    /// <summary>A sentence for each expectation that does not hold; empty when all do.</summary>
    public static IReadOnlyList<string> Failures(this Expectation expect, Trace trace) => expect.Deadlines switch
    {
        DeadlineExpectation.Met when trace.Verdict is not ObservedVerdict.Met =>
            [$"Expected all deadlines met, observed {Text(trace.Verdict)}: {Misses(trace)}"],
        DeadlineExpectation.Missed when trace.Verdict is not ObservedVerdict.Missed =>
            [$"Expected a missed deadline, observed {Text(trace.Verdict)}: {Count(trace.Jobs.Count, "job")}, none late."],
        _ => [],
    };

    private static string Misses(Trace trace)
    {
        var missed = trace.Jobs.Where(job => job.Outcome is not null && !trace.MeetsDeadline(job)).ToArray();
        if (missed.Length == 0) return $"{Count(trace.Jobs.Count(job => job.Outcome is null), "job")} not seen to end.";
        var more = missed.Length > MostMisses ? $"\n  and {missed.Length - MostMisses} more" : "";
        return $"{missed.Length} of {Count(trace.Jobs.Count, "job")} missed.\n"
            + string.Join('\n', missed.Take(MostMisses).Select(job => $"  {Describe(trace, job)}")) + more;
    }

    private static string Describe(Trace trace, Job job)
    {
        var task = trace.Taskset.Tasks[job.Task];
        var end = job.End is { } at ? $"{job.Outcome!.Value.WireName()} at {at}" : job.Outcome!.Value.WireName();
        var due = task.Deadline is { } deadline ? $", due at {job.Release + deadline}" : "";
        return $"{task.Name} job {job.Index}: released at {job.Release}{due}, {end}";
    }

    private static string Text(ObservedVerdict verdict) => verdict switch
    {
        ObservedVerdict.Met => "met",
        ObservedVerdict.Missed => "missed",
        _ => "incomplete",
    };

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
