using Distributor.Model;

namespace Distributor.Files.Report;

/// <summary>One run in a report.</summary>
/// <param name="Taskset">What ran.</param>
/// <param name="Trace">Null when no machine could run it.</param>
/// <param name="Verdict"><c>met</c>, <c>missed</c>, <c>incomplete</c> or <c>bad</c>.</param>
/// <param name="Failures">What did not hold, in sentences; empty when all did.</param>
/// <param name="Attempts">A sentence for each attempt: the machine, and why it failed if it did.</param>
/// <param name="Took">Host time of all attempts.</param>
public sealed record ReportEntry(
    Taskset Taskset, Trace? Trace, string Verdict, IReadOnlyList<string> Failures, IReadOnlyList<string> Attempts, TimeSpan Took)
{
    /// <summary>Why the run says nothing, so that it neither held nor failed. Default: null, it does.</summary>
    public string? Suspect { get; init; }

    /// <summary>The last lines that the machine printed, where they may tell why it failed. Default: none.</summary>
    public string Console { get; init; } = "";

    /// <summary>What is to be known beside, in sentences. Default: nothing.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Files of the run, relative to the page. Default: none.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
