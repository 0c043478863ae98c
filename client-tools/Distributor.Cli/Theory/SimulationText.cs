using System.Text;
using Distributor.Dispatch;
using Distributor.Files.Traces;
using Distributor.Model;
using Distributor.Model.Measures;

namespace Distributor.Cli.Theory;

/// <summary>A simulated run for people: a chart, and a line a task.</summary>
internal static class SimulationText
{
    public static string Of(Run run)
    {
        if (run.Trace is not { } trace) return $"{run.Taskset.Name}: {run.Verdict}. {run.Skipped}\n";
        var window = TraceWindow.Of(trace);
        var text = new StringBuilder($"{run.Taskset.Name}: {run.Verdict}, {Counted.Of(trace.Jobs.Count, "job")} until {trace.Events[^1].Time}\n\n");
        text.Append("  ").Append(Gantt.Draw(trace, window.From, window.To).Replace("\n", "\n  ", StringComparison.Ordinal)).Append("\n\n");
        TextTable.Append(text, run.Taskset.Tasks.Select((task, index) => Row(trace, task, index))
            .Prepend(["task", "jobs", "missed", "shortest response", "longest", "deadline"]));
        foreach (var failure in run.Failures) text.Append("  ✗ ").Append(failure).Append('\n');
        return text.ToString();
    }

    private static string[] Row(Trace trace, RealTimeTask task, int index)
    {
        var jobs = trace.Jobs.Where(job => job.Task == index).ToArray();
        var responses = new ResponseTimes(jobs);
        return
        [
            task.Name, $"{jobs.Length}", $"{jobs.Count(trace.MissesDeadline)}",
            responses.Shortest?.ToString() ?? "never", responses.Longest?.ToString() ?? "never", task.Deadline?.ToString() ?? "none",
        ];
    }
}
