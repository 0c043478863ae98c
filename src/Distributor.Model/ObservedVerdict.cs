namespace Distributor.Model;

/// <summary>
/// What one trace says. That it is free of misses proves nothing for other runs, and a lost machine is no verdict.
/// </summary>
public enum ObservedVerdict
{
    /// <summary>Every job that was asked for met its deadline.</summary>
    Met,

    /// <summary>A job ended late, was killed, failed or was refused.</summary>
    Missed,

    /// <summary>No job missed, but some were not seen to end.</summary>
    Incomplete,
}
