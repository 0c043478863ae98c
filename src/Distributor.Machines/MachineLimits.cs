namespace Distributor.Machines;

/// <summary>How long, in host time, a machine may take.</summary>
public sealed record MachineLimits
{
    /// <summary>From a machine's start, or its reset, until it answers. Default: 60 s, for old Genode images.</summary>
    public TimeSpan Boot { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>From the instant at which a guest must send something until it does. Default: 20 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(20);
}
