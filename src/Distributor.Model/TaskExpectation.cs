namespace Distributor.Model;

/// <summary>What a trace must show of one task.</summary>
/// <param name="Task">The task's name.</param>
public sealed record TaskExpectation(string Task)
{
    /// <summary>How each of its jobs may end: kinds for which <see cref="EventKinds.IsOutcome"/> holds. Default: empty, not judged.</summary>
    public IReadOnlyList<EventKind> Ends { get; init; } = [];

    /// <summary>
    /// The longest response time of each of its jobs, from release to EXIT. A job that was killed or refused never responded, and fails.
    /// Default: null, not judged.
    /// </summary>
    public GuestTime? LongestResponse { get; init; }

    /// <summary>The shortest response time of each of its jobs that end with EXIT. Default: null, not judged.</summary>
    public GuestTime? ShortestResponse { get; init; }

    /// <summary>How often the guest reports an event of the task. Default: empty, not judged.</summary>
    public IReadOnlyList<EventCount> Events { get; init; } = [];

    /// <summary>Whether the guest reports that all its jobs have ended. Default: null, not judged.</summary>
    public bool? JobsDone { get; init; }
}

/// <summary>How often an event is expected.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Least">At least so often; from 0.</param>
/// <param name="Most">At most so often.</param>
public sealed record EventCount(EventKind Kind, int Least, int Most = int.MaxValue)
{
    /// <summary>As YAML takes it: <c>3</c>, <c>at least 1</c>, <c>at most 2</c>, <c>1..3</c>.</summary>
    public string CountText => Least == Most ? $"{Least}" : Most == int.MaxValue ? $"at least {Least}" : Least == 0 ? $"at most {Most}" : $"{Least}..{Most}";
}
