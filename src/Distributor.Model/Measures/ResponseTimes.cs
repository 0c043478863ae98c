namespace Distributor.Model.Measures;

/// <summary>
/// The response times of jobs, from release to EXIT. A job without EXIT (killed, failed, refused, not seen to end) is <em>censored</em>: it would
/// have responded later than anybody saw, so it counts as longer than every other.
/// </summary>
public sealed class ResponseTimes
{
    private readonly GuestTime[] _sorted;

    /// <summary>The response times of some jobs.</summary>
    public ResponseTimes(IReadOnlyList<Job> jobs)
    {
        _sorted = [.. jobs.Where(job => job.Outcome is EventKind.Exit).Select(job => job.ResponseTime!.Value).Order()];
        Jobs = jobs.Count;
    }

    /// <summary>How many jobs there are, censored ones included.</summary>
    public int Jobs { get; }

    /// <summary>How many jobs have no EXIT.</summary>
    public int Censored => Jobs - _sorted.Length;

    /// <summary>The shortest seen; null when no job responded.</summary>
    public GuestTime? Shortest => _sorted.Length > 0 ? _sorted[0] : null;

    /// <summary>The longest seen, of the jobs that responded; null when none did.</summary>
    public GuestTime? Longest => _sorted.Length > 0 ? _sorted[^1] : null;

    /// <summary>The longest less the shortest of the jobs that responded: the response-time jitter. Null when none did.</summary>
    public GuestTime? Jitter => Longest - Shortest;

    /// <summary>
    /// The least response time that at least <paramref name="percent"/> % of all jobs do not exceed (nearest rank). Null when so many jobs are
    /// censored that nobody can know it, and without jobs. Throws <see cref="ArgumentOutOfRangeException"/> outside of 0 to 100.
    /// </summary>
    public GuestTime? Percentile(double percent)
    {
        if (percent is not (> 0 and <= 100)) throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is above 0 and at most 100.");
        var rank = (int)Math.Ceiling(percent / 100 * Jobs);
        return rank >= 1 && rank <= _sorted.Length ? _sorted[rank - 1] : null;
    }

    /// <summary><c>7 of 9 jobs from 1 ms to 3 ms, 2 censored</c>.</summary>
    public override string ToString() => _sorted.Length == 0
        ? $"none: {JobText.Count(Jobs, "job")}, {Censored} censored"
        : $"{_sorted.Length} of {JobText.Count(Jobs, "job")} from {Shortest} to {Longest}, {Censored} censored";
}
