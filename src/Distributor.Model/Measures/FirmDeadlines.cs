namespace Distributor.Model.Measures;

/// <summary>
/// (m,k)-firm deadlines: of any k consecutive jobs of a task at least m meet theirs (M. Hamdaoui and P. Ramanathan, "A Dynamic Priority
/// Assignment Technique for Streams with (m,k)-Firm Deadlines", IEEE Transactions on Computers 44(12), 1995).
/// </summary>
public static class FirmDeadlines
{
    /// <summary>
    /// The first window of <paramref name="k"/> consecutive jobs in which fewer than <paramref name="m"/> meet; empty when there is none.
    /// Fewer than k jobs are one window, in which so many may miss as in a full one. A job not seen to end does not meet.
    /// Throws <see cref="ArgumentOutOfRangeException"/> unless 1 &lt;= m &lt;= k.
    /// </summary>
    public static IReadOnlyList<Job> FirstViolation(Trace trace, IReadOnlyList<Job> jobs, int m, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, m);
        var misses = 0;
        for (var index = 0; index < jobs.Count; index++)
        {
            if (!trace.MeetsDeadline(jobs[index])) misses++;
            if (index >= k && !trace.MeetsDeadline(jobs[index - k])) misses--;
            if (misses > k - m) return [.. jobs.Skip(Math.Max(0, index + 1 - k)).Take(Math.Min(k, index + 1))];
        }
        return [];
    }
}
