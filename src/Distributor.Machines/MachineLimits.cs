namespace Distributor.Machines;

/// <summary>
/// How long a machine may take in host time, not counting the time in which it waits for a processor of a loaded host.
/// </summary>
public sealed record MachineLimits
{
    /// <summary>From a machine's start, its reset, or the last thing it printed, until it answers. Default: 60 s, for old Genode images.</summary>
    public TimeSpan Boot { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>From the instant at which a guest must send something until it does. Default: 20 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>While description and programs are sent, without a byte being taken. Default: 10 s.</summary>
    public TimeSpan Upload { get; init; } = TimeSpan.FromSeconds(10);
}
