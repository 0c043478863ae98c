using Distributor.Model;

namespace Distributor.Files.Report;

/// <summary>One run in a report.</summary>
/// <param name="Taskset">What ran.</param>
/// <param name="Trace">Null when no machine could run it.</param>
/// <param name="Verdict"><c>met</c>, <c>missed</c>, <c>incomplete</c> or <c>bad</c>.</param>
/// <param name="Failures">A sentence for each expectation that does not hold.</param>
/// <param name="Attempts">A sentence for each attempt: the machine, and why it failed if it did.</param>
/// <param name="Took">Host time of all attempts.</param>
public sealed record ReportEntry(
    Taskset Taskset, Trace? Trace, string Verdict, IReadOnlyList<string> Failures, IReadOnlyList<string> Attempts, TimeSpan Took);
