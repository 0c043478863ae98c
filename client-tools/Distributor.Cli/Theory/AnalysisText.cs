using System.Text;
using Distributor.Analysis;
using Distributor.Model;

namespace Distributor.Cli.Theory;

/// <summary>A taskset's analyses for people.</summary>
internal static class AnalysisText
{
    public static string Of(TasksetAnalysis analysis)
    {
        var applicable = analysis.Results.Where(result => result.Verdict is not AnalysisVerdict.NotApplicable).ToArray();
        var text = new StringBuilder($"{analysis.Taskset.Name}: {Outcome(analysis.Verdict)}{(analysis.Utilisation is { } utilisation ? $", U = {utilisation}" : "")}\n");
        if (applicable.Length == 0) return text.Append("  ").Append(string.Join("\n  ", analysis.Results.Select(result => result.Reason).Distinct())).Append('\n').ToString();
        TextTable.Append(text, applicable.Select(result => new[] { Verdict(result.Verdict), result.Test, Kind(result.Exactness), Reason(result) }));
        Responses(text, analysis.Taskset, [.. applicable.Where(result => result.Responses.Count > 0)]);
        foreach (var warning in applicable.SelectMany(result => result.Warnings).Distinct()) text.Append("  Warning: ").Append(warning).Append('\n');
        return text.ToString();
    }

    public static string Summary(IReadOnlyDictionary<AnalysisVerdict, int> tally) =>
        $"{Counted.Of(tally.Values.Sum(), "taskset")}: {string.Join(", ", tally.OrderBy(verdict => verdict.Key).Select(verdict => $"{verdict.Value} {Outcome(verdict.Key)}"))}.";

    public static string Verdict(AnalysisVerdict verdict) => verdict switch
    {
        AnalysisVerdict.Accepts => "accepts",
        AnalysisVerdict.Rejects => "rejects",
        AnalysisVerdict.Undecided => "undecided",
        _ => "not applicable",
    };

    public static string Kind(Exactness exactness) => exactness is Exactness.Exact ? "exact" : "sufficient";

    public static string Overrun(OverrunPolicy policy) => policy switch
    {
        OverrunPolicy.FinishLate => "finish-late",
        OverrunPolicy.Skip => "skip",
        _ => "kill",
    };

    private static string Outcome(AnalysisVerdict verdict) => verdict switch
    {
        AnalysisVerdict.Accepts => "schedulable",
        AnalysisVerdict.Rejects => "not schedulable",
        AnalysisVerdict.Undecided => "undecided",
        _ => "without an applicable test",
    };

    private static string Reason(AnalysisResult result) => result.AssumedOverrun is OverrunPolicy.FinishLate ? $"{result.Reason.TrimEnd('.')}. (Late jobs finish late.)" : result.Reason;

    private static void Responses(StringBuilder text, Taskset taskset, IReadOnlyList<AnalysisResult> results)
    {
        if (results.Count == 0) return;
        text.Append('\n');
        var tasks = taskset.Tasks.Select((task, index) => new[] { task.Name, $"{task.Wcet}", Period(task), task.Deadline?.ToString() ?? "none" }
            .Concat(results.Select(result => Response(result.Responses[index]))).ToArray());
        TextTable.Append(text, tasks.Prepend(["task", "C", "T", "D", .. results.Select(result => $"R by {result.Test}")]));
    }

    private static string Period(RealTimeTask task) => task.Period > GuestTime.Zero ? task.Period.ToString() : "once";

    private static string Response(TaskResponse response) => response.Response is { } time ? response.IsInTime ? $"{time}" : $"{time}, late" : "unbounded";
}
