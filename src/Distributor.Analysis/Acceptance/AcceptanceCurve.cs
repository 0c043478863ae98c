namespace Distributor.Analysis.Acceptance;

/// <summary>Which tests accept which share of random tasksets, over their utilisation.</summary>
/// <param name="Sweep">The tasksets.</param>
/// <param name="Series">A series a test.</param>
public sealed record AcceptanceCurve(AcceptanceSweep Sweep, IReadOnlyList<AcceptanceSeries> Series)
{
    /// <summary>The series of a test. Throws <see cref="ArgumentException"/>, with the names there are, for one that was not asked.</summary>
    public AcceptanceSeries this[string test] => Series.FirstOrDefault(series => series.Test == test)
        ?? throw new ArgumentException($"The curve has no `{test}`. It has {string.Join(", ", Series.Select(series => series.Test))}.", nameof(test));

    /// <summary>
    /// Asks tests about every taskset of a sweep, on all processors of the host; their number changes nothing but the time. Throws
    /// <see cref="OperationCanceledException"/>, and what the generator throws for settings that cannot be.
    /// </summary>
    /// <param name="sweep">The tasksets.</param>
    /// <param name="tests">Whom to ask.</param>
    /// <param name="processors">How many processors to use. Default: -1, all.</param>
    /// <param name="cancellationToken">Ends it without a result.</param>
    public static AcceptanceCurve Of(AcceptanceSweep sweep, IReadOnlyList<SchedulabilityTest> tests, int processors = -1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(tests);
        var verdicts = Enum.GetValues<AnalysisVerdict>().Length;
        var counts = new int[sweep.Utilisations.Count * tests.Count * verdicts];
        // Points before sets: heavy sets, which take longest, are spread.
        var options = new ParallelOptions { MaxDegreeOfParallelism = processors, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, sweep.Utilisations.Count * sweep.SetsPerPoint, options, place =>
            {
                var (number, point) = Math.DivRem(place, sweep.Utilisations.Count);
                var tasks = sweep.Taskset(sweep.Utilisations[point], number).Tasks;
                for (var test = 0; test < tests.Count; test++)
                {
                    var verdict = (int)tests[test].Analyse(tasks, cancellationToken).Verdict;
                    Interlocked.Increment(ref counts[(point * tests.Count + test) * verdicts + verdict]);
                }
            });
        }
        catch (AggregateException errors)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
        return new(sweep, [.. tests.Select((test, index) => new AcceptanceSeries(test.Name, [.. sweep.Utilisations.Select((_, point) => Tally(point, index))]))]);

        AcceptanceTally Tally(int point, int test)
        {
            int Count(AnalysisVerdict verdict) => counts[(point * tests.Count + test) * verdicts + (int)verdict];
            return new(Count(AnalysisVerdict.Accepts), Count(AnalysisVerdict.Rejects), Count(AnalysisVerdict.Undecided)) { NotApplicable = Count(AnalysisVerdict.NotApplicable) };
        }
    }
}
