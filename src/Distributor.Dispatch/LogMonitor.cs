using Distributor.Model;
using Serilog;

namespace Distributor.Dispatch;

/// <summary>Writes a line to a log for each start, loss and end.</summary>
public sealed class LogMonitor(ILogger log) : IRunMonitor
{
    /// <inheritdoc/>
    public void Started(Taskset taskset, string machine, int attempt)
    {
        if (attempt == 1) log.Information("{Taskset} starts on {Machine}", taskset.Name, machine);
        else log.Information("{Taskset} starts on {Machine}, attempt {Attempt}", taskset.Name, machine, attempt);
    }

    /// <inheritdoc/>
    public void MachineLost(Taskset taskset, Attempt attempt) =>
        log.Warning("{Taskset} lost {Machine} after {Seconds:0.000} s: {Reason}",
            taskset.Name, attempt.Machine, attempt.Took.TotalSeconds, attempt.Lost);

    /// <inheritdoc/>
    public void Ended(Run run)
    {
        if (run.Skipped is { } why) log.Information("{Taskset} is skipped: {Reason}", run.Taskset.Name, why);
        else if (run.Bad is { } reason) log.Error("{Taskset} is bad: {Reason}", run.Taskset.Name, reason);
        else log.Information("{Taskset}: {Verdict} on {Machine} after {Seconds:0.000} s",
            run.Taskset.Name, run.Verdict, run.Attempts[^1].Machine, run.Attempts[^1].Took.TotalSeconds);
    }
}
