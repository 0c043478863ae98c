using Distributor.Model;

namespace Distributor.Dispatch.Calibration;

/// <summary>What a run must be to measure by it.</summary>
internal static class Evidence
{
    /// <summary>The finished trace of a run, all of whose jobs returned.</summary>
    public static Trace Of(Run run)
    {
        if (run.Trace is not { } trace) throw new CalibrationException(run.Bad ?? run.Skipped!);
        if (run.TimingSuspect is { } reason) throw new CalibrationException($"The host may have decided the timing, so nothing is measured. {reason}");
        if (trace.Jobs.FirstOrDefault(job => job.Outcome is not EventKind.Exit) is not { } odd) return trace;
        var task = trace.Taskset.Tasks[odd.Task];
        throw new CalibrationException($"{$"{task.Program} {task.Argument}".TrimEnd()}: job {odd.Index} ended with {odd.Outcome?.WireName() ?? "nothing"} {odd.ResponseTime} after its release, and did not return. "
            + (odd.Outcome is EventKind.ExitPeriod ? $"It takes longer than the period of {task.Period}: give it a longer one." : $"What its jobs take is measured only when they return.{Console(run)}"));
    }

    // Jobs that fail alike say the same.
    private static string Console(Run run) => run.ConsoleTail.Length == 0 ? "" : $"\nThe console's last lines:\n{string.Join('\n', run.ConsoleTail.Split('\n').Distinct())}";
}
