using Distributor.Model;

namespace Distributor.Analysis.WeaklyHard;

/// <summary>
/// How deadlines may be missed (G. Bernat, A. Burns and A. Llamosi, "Weakly Hard Real-Time Systems", IEEE Transactions on Computers 50(4), 2001). A
/// sequence that ends is judged as if all later jobs met their deadlines.
/// </summary>
public sealed class WeaklyHardConstraint
{
    private readonly Func<IReadOnlyList<bool>, int, bool> _holdsFrom;
    private readonly int _window;
    private readonly string _text;

    private WeaklyHardConstraint(int window, string text, Func<IReadOnlyList<bool>, int, bool> holdsFrom) => (_window, _text, _holdsFrom) = (window, text, holdsFrom);

    /// <summary>Every job meets its deadline.</summary>
    public static WeaklyHardConstraint Hard { get; } = AnyOf(1, 1);

    /// <summary>Nothing is asked.</summary>
    public static WeaklyHardConstraint BestEffort { get; } = new(1, "best effort", (_, _) => true);

    /// <summary>
    /// Of any <paramref name="k"/> consecutive jobs at least <paramref name="m"/> meet: (m,k)-firm (M. Hamdaoui and P. Ramanathan, IEEE Transactions on
    /// Computers 44(12), 1995). Throws <see cref="ArgumentOutOfRangeException"/> unless 1 &lt;= m &lt;= k.
    /// </summary>
    public static WeaklyHardConstraint AnyOf(int m, int k) => new(Checked(m, k), $"any {m} of {k}", (hits, from) =>
    {
        var met = 0;
        for (var job = from; job < from + k; job++)
            if (Met(hits, job)) met++;
        return met >= m;
    });

    /// <summary>
    /// Of any <paramref name="k"/> consecutive jobs at least <paramref name="m"/> in a row meet. Throws <see cref="ArgumentOutOfRangeException"/> unless
    /// 1 &lt;= m &lt;= k.
    /// </summary>
    public static WeaklyHardConstraint RowOf(int m, int k) => new(Checked(m, k), $"{m} in a row of {k}", (hits, from) =>
    {
        var row = 0;
        for (var job = from; job < from + k && row < m; job++) row = Met(hits, job) ? row + 1 : 0;
        return row >= m;
    });

    /// <summary>Never more than <paramref name="most"/> misses in a row. Throws <see cref="ArgumentOutOfRangeException"/> below 0.</summary>
    public static WeaklyHardConstraint MissesInRow(int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var any = AnyOf(1, checked(most + 1));
        return new(any._window, $"at most {most} misses in a row", any._holdsFrom);
    }

    /// <summary>Whether a task's jobs, in the order of their releases, satisfy it; true: the deadline was met.</summary>
    public bool Holds(IReadOnlyList<bool> hits) => FirstViolation(hits) is null;

    /// <summary>Where the first window of consecutive jobs begins that violates it; null when there is none.</summary>
    public int? FirstViolation(IReadOnlyList<bool> hits)
    {
        ArgumentNullException.ThrowIfNull(hits);
        for (var from = 0; from <= Math.Max(0, hits.Count - _window); from++)
            if (!_holdsFrom(hits, from)) return from;
        return null;
    }

    /// <summary>Whether the jobs of one task in a trace satisfy it. A job that was killed, failed, or was refused has missed.</summary>
    public bool Holds(Trace trace, int task) => Holds(Hits(trace, task));

    /// <summary>Which jobs of a task met their deadlines, in the order of their releases. A job not seen to end has missed.</summary>
    public static IReadOnlyList<bool> Hits(Trace trace, int task)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return [.. trace.Jobs.Where(job => job.Task == task).OrderBy(job => job.Index).Select(trace.MeetsDeadline)];
    }

    /// <summary><c>any 1 of 5</c>.</summary>
    public override string ToString() => _text;

    private static bool Met(IReadOnlyList<bool> hits, int job) => job >= hits.Count || hits[job];

    private static int Checked(int m, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, m);
        return k;
    }
}
