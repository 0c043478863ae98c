namespace Distributor.Model.Measures;

/// <summary>
/// How long the jobs of a trace executed at least. With a schedule: how long each had the processor. Without one: how long each was released and not ended
/// while no other job was, for then nobody else can have had it; where all times are whole ms, as of guests that know no finer ones, only of jobs that were
/// alone all the time, and less a ms.
/// </summary>
public sealed class ExecutionTimes
{
    private static readonly GuestTime Millisecond = GuestTime.FromMilliseconds(1);

    private readonly bool _isCoarse;
    private readonly Dictionary<(int Task, int Job), long>? _slices;

    // Instants at which the number of jobs that wait or run changes, and how long, until each, it was above 1.
    private readonly long[] _instants = [], _shared = [];

    /// <summary>Of all jobs of a trace, in a time that grows as sorting them does.</summary>
    public ExecutionTimes(Trace trace)
    {
        if (trace.Slices.Count > 0)
        {
            _slices = trace.Slices.GroupBy(slice => (slice.Task, slice.Job)).ToDictionary(job => job.Key, job => job.Sum(slice => (slice.To - slice.From).Nanoseconds));
            return;
        }
        _isCoarse = trace.Events.All(happened => happened.Time.IsWhole(Millisecond));
        var changes = trace.Jobs.Where(job => job.Outcome is not EventKind.NotScheduled)
            .SelectMany(job => new[] { (At: job.Release.Nanoseconds, By: 1), (At: job.End?.Nanoseconds ?? long.MaxValue, By: -1) }).OrderBy(change => change.At).ToArray();
        (_instants, _shared) = (new long[changes.Length], new long[changes.Length]);
        var pending = 0;
        for (var index = 0; index < changes.Length; index++)
        {
            _instants[index] = changes[index].At;
            if (index > 0) _shared[index] = _shared[index - 1] + (pending > 1 ? changes[index].At - changes[index - 1].At : 0);
            pending += changes[index].By;
        }
    }

    /// <summary>At least so long; null for a job that was not seen to end.</summary>
    public GuestTime? AtLeast(Job job) => job.End is not { } end ? null
        : _slices is { } slices ? new GuestTime(slices.GetValueOrDefault((job.Task, job.Index)))
        : Alone(job.Release, end);

    private GuestTime Alone(GuestTime release, GuestTime end)
    {
        var (all, shared) = (end - release, new GuestTime(SharedUntil(end) - SharedUntil(release)));
        if (!_isCoarse) return all - shared;
        return shared > GuestTime.Zero || all < Millisecond ? GuestTime.Zero : all - Millisecond;
    }

    private long SharedUntil(GuestTime instant) => _shared[Array.BinarySearch(_instants, instant.Nanoseconds)];
}
