using System.Text.Json;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>A line of <c>results.jsonl</c>, read back into the run it tells of.</summary>
internal sealed record RunLine(string Verdict, string[] Failures, string? TimingSuspect, RunLine.Try[] Attempts, RunLine.JobLine[]? Jobs, double WallMs, RunProvenance? Provenance)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The run, with a trace of its jobs: other events and the schedule are not in the line. Throws <see cref="JsonException"/>, and what traces throw.</summary>
    public static Run Read(string line, Taskset taskset)
    {
        var told = JsonSerializer.Deserialize<RunLine>(line, Json) ?? throw new JsonException("null is no run.");
        var run = new Run(taskset, told.TraceOf(taskset), Bad: null, [.. told.Attempts.Select((attempt, index) => attempt.ToAttempt(index == told.Attempts.Length - 1 ? told.WallMs : 0))])
        {
            TimingSuspect = told.TimingSuspect,
            Provenance = told.Provenance,
        };
        // Those that other things than the trace told.
        return run with { MoreFailures = [.. told.Failures.Except(run.Failures)] };
    }

    private Trace? TraceOf(Taskset taskset)
    {
        if (Jobs is not { } jobs) return null;
        var builder = new TraceBuilder(taskset, acceptsUnreportedJobs: true);
        var told = taskset.Tasks.SelectMany((task, index) => EventsOf(jobs.Where(job => job.Task == task.Name), index)).OrderBy(happened => happened.Time).ToArray();
        foreach (var happened in told) builder.Add(happened);
        if (Verdict != "incomplete" && told.Length > 0)
            for (var task = 0; task < taskset.Tasks.Count; task++) builder.Add(new TraceEvent(EventKind.JobsDone, task, told[^1].Time));
        return builder.Build();
    }

    // Each job's release and end, in an order that stays when all tasks' are sorted by time.
    private static IEnumerable<TraceEvent> EventsOf(IEnumerable<JobLine> jobs, int task)
    {
        foreach (var job in jobs)
        {
            var end = job.End is { } name && EventKinds.TryParse(name, out var kind) ? kind : (EventKind?)null;
            if (end is not EventKind.NotScheduled) yield return new(EventKind.Start, task, Time(job.ReleaseUs));
            if (end is { } ended) yield return new(ended, task, Time(job.EndUs ?? job.ReleaseUs));
        }
    }

    private static GuestTime Time(decimal microseconds) => new((long)(microseconds * 1000));

    internal sealed record JobLine(string Task, decimal ReleaseUs, decimal? EndUs, string? End);

    internal sealed record Try(JsonElement Machine, string? Reason, double? BootMs)
    {
        public Attempt ToAttempt(double milliseconds) => new(
            Machine.ValueKind is JsonValueKind.Number ? $"machine-{Machine}" : Machine.ToString(), Reason, default, TimeSpan.FromMilliseconds(milliseconds), BootMs is { } boot ? TimeSpan.FromMilliseconds(boot) : null);
    }
}
