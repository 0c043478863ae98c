namespace Distributor.Dispatch;

/// <summary>What is to be known of a run and fails nothing.</summary>
internal static class RunRemarks
{
    public static IEnumerable<string> Of(Run run)
    {
        if (run.Trace is not null && !run.HoldsSnapshot)
            yield return "Its exact snapshot was not compared: it is of guests, and this is the simulator, which executes jobs for their `wcet` without overheads.";
        if (run.Agreement is not { IsRefused: false } agreement) yield break;
        foreach (var reason in agreement.NotJudged) yield return $"Not judged: {reason}";
    }
}
