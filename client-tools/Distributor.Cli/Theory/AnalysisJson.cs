using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Distributor.Analysis;

namespace Distributor.Cli.Theory;

/// <summary>A taskset's analyses as one JSON object on one line.</summary>
internal static class AnalysisJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// <c>taskset, utilisation, analyses[{name, kind, verdict, reason, tasks[{task, responseNs}]}]</c>. An unknown utilisation and an unbounded response are
    /// null. Where a result depends on an overrun policy, <c>overrun</c> tells it; <c>warnings</c> are there when there are any.
    /// </summary>
    public static string Serialize(TasksetAnalysis analysis) => JsonSerializer.Serialize(new Line(
        analysis.Taskset.Name,
        analysis.Utilisation?.Approximately,
        analysis.Results.Select(result => new Test(
            result.Test,
            AnalysisText.Kind(result.Exactness),
            AnalysisText.Verdict(result.Verdict),
            result.Reason,
            result.Responses.Select(response => new Response(response.Task, response.Response?.Nanoseconds)),
            result.AssumedOverrun is { } policy ? AnalysisText.Overrun(policy) : null,
            result.Warnings.Count > 0 ? result.Warnings : null))), Options);

    private sealed record Line(string Taskset, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Utilisation, IEnumerable<Test> Analyses);

    private sealed record Test(string Name, string Kind, string Verdict, string Reason, IEnumerable<Response> Tasks, string? Overrun, IReadOnlyList<string>? Warnings);

    private sealed record Response(string Task, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? ResponseNs);
}
