using System.Text;
using System.Text.Json;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>What a results folder holds already: how often each taskset ended with a trace of the same provenance, and how. Not safe for concurrent use.</summary>
public sealed class FinishedRuns
{
    private const string FileName = "results.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, List<FinishedRun>> _left = [];

    /// <summary>How many tasksets were skipped.</summary>
    public long Skipped { get; private set; }

    /// <summary>Whether every expectation of those held.</summary>
    public bool Held { get; private set; } = true;

    /// <summary>Reads a folder's <c>results.jsonl</c>; a line that a crash cut short counts as no result.</summary>
    public static FinishedRuns In(string folder)
    {
        var finished = new FinishedRuns();
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path)) finished.Add(path);
        return finished;
    }

    /// <summary>Reads each <c>results.jsonl</c> of a folder, which is searched to the bottom. Throws <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/>.</summary>
    public static FinishedRuns Below(string folder)
    {
        var finished = new FinishedRuns();
        foreach (var path in Directory.EnumerateFiles(folder, FileName, SearchOption.AllDirectories)) finished.Add(path);
        return finished;
    }

    private void Add(string path)
    {
        var next = 0L;
        foreach (var text in File.ReadLines(path))
        {
            var start = next;
            next += Encoding.UTF8.GetByteCount(text) + 1;
            if (Parse(text) is not { Taskset: { } name, Provenance: { } provenance } line) continue;
            if (!_left.TryGetValue(name, out var runs)) _left[name] = runs = [];
            runs.Add(new(provenance, line.Verdict ?? "", line.TimingSuspect, Held: line.Failures is not { Length: > 0 }) { File = path, Start = start });
        }
    }

    /// <summary>Takes a result that is there for one more run of the taskset; null when there is none, and it must run.</summary>
    public FinishedRun? Take(Taskset taskset, OpenDistributor distributor)
    {
        ArgumentNullException.ThrowIfNull(taskset);
        ArgumentNullException.ThrowIfNull(distributor);
        if (!_left.TryGetValue(taskset.Name, out var runs)) return null;
        var wanted = distributor.ProvenanceOf(taskset);
        var index = runs.FindIndex(run => wanted.IsSameAs(run.Provenance));
        if (index < 0) return null;
        var taken = runs[index];
        runs.RemoveAt(index);
        Held &= taken.Held;
        Skipped++;
        return taken;
    }

    private static Line? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(string? Taskset, RunProvenance? Provenance, string? Verdict, string? TimingSuspect, string[]? Failures);
}

/// <summary>A result of an earlier call.</summary>
/// <param name="Provenance">What it depends on.</param>
/// <param name="Verdict">As <see cref="Run.Verdict"/>.</param>
/// <param name="TimingSuspect">As <see cref="Run.TimingSuspect"/>.</param>
/// <param name="Held">Whether every expectation held.</param>
public sealed record FinishedRun(RunProvenance Provenance, string Verdict, string? TimingSuspect, bool Held)
{
    internal string File { get; init; } = "";

    internal long Start { get; init; }

    /// <summary>
    /// Reads the run again, whose taskset was taken for: verdict, failures, attempts and jobs are as they were; other events and the schedule are not kept. Null
    /// when the line is no more there.
    /// </summary>
    public Run? Read(Taskset taskset)
    {
        try
        {
            using var reader = new StreamReader(System.IO.File.OpenRead(File));
            reader.BaseStream.Seek(Start, SeekOrigin.Begin);
            return reader.ReadLine() is { } line ? RunLine.Read(line, taskset) : null;
        }
        catch (Exception error) when (error is JsonException or IOException or InvalidTraceException)
        {
            return null;
        }
    }
}
