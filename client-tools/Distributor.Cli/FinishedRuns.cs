using System.Text.Json;
using Distributor.Dispatch;
using Distributor.Model;

namespace Distributor.Cli;

/// <summary>What a results folder holds already: how often each taskset ended with a trace of the same provenance.</summary>
internal sealed class FinishedRuns
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, List<(RunProvenance Provenance, bool Holds)>> _left = [];

    /// <summary>How many tasksets were skipped.</summary>
    public long Skipped { get; private set; }

    /// <summary>Whether every expectation of those held.</summary>
    public bool Held { get; private set; } = true;

    /// <summary>Reads <c>results.jsonl</c>; a line that a crash cut short counts as no result.</summary>
    public static FinishedRuns In(string folder)
    {
        var finished = new FinishedRuns();
        var path = Path.Combine(folder, "results.jsonl");
        if (!File.Exists(path)) return finished;
        foreach (var text in File.ReadLines(path))
        {
            if (Parse(text) is not { Taskset: { } name, Provenance: { } provenance } line) continue;
            if (!finished._left.TryGetValue(name, out var provenances)) finished._left[name] = provenances = [];
            provenances.Add((provenance, line.Failures is not { Length: > 0 }));
        }
        return finished;
    }

    /// <summary>True when a result for one more run of the taskset is there.</summary>
    public bool Skip(Taskset taskset, OpenDistributor distributor)
    {
        if (!_left.TryGetValue(taskset.Name, out var provenances)) return false;
        var wanted = distributor.ProvenanceOf(taskset);
        var index = provenances.FindIndex(run => wanted.IsSameAs(run.Provenance));
        if (index < 0) return false;
        Held &= provenances[index].Holds;
        provenances.RemoveAt(index);
        Skipped++;
        return true;
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

    private sealed record Line(string? Taskset, RunProvenance? Provenance, string[]? Failures);
}
