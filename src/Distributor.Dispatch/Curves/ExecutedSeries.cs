using Distributor.Analysis.Acceptance;

namespace Distributor.Dispatch.Curves;

/// <summary>Counts what executions of a sweep's tasksets show.</summary>
internal sealed class ExecutedSeries(string name, int points)
{
    private readonly int[] _accepted = new int[points], _rejected = new int[points], _undecided = new int[points], _bad = new int[points];

    /// <summary>Why the first execution was bad; null when none was.</summary>
    public string? FirstBad { get; private set; }

    /// <summary>Takes a run, or what an earlier call left of it.</summary>
    /// <param name="point">Of which utilisation.</param>
    /// <param name="verdict">As <see cref="Run.Verdict"/>.</param>
    /// <param name="noEvidence">Why it says nothing: no machine could run it, or the host may have decided the timing. Null when it does.</param>
    public void Add(int point, string verdict, string? noEvidence)
    {
        if (noEvidence is not null || verdict is not ("met" or "missed" or "incomplete"))
        {
            _bad[point]++;
            FirstBad ??= noEvidence ?? verdict;
            return;
        }
        (verdict switch { "met" => _accepted, "missed" => _rejected, _ => _undecided })[point]++;
    }

    public AcceptanceSeries Build() =>
        new(name, [.. Enumerable.Range(0, points).Select(point => new AcceptanceTally(_accepted[point], _rejected[point], _undecided[point]) { Bad = _bad[point] })]);
}
