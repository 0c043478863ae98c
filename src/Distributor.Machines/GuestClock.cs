using Distributor.Model;

namespace Distributor.Machines;

/// <summary>How a guest's clock goes against the host's.</summary>
/// <param name="InstructionNanoseconds">What an instruction takes in virtual time; null when the clock follows the host's.</param>
public sealed record GuestClock(int? InstructionNanoseconds)
{
    /// <summary>The slowest that a host emulates, in instructions a second. Measured on busy machines: 450 million.</summary>
    private const double SlowestEmulation = 50e6;

    /// <summary>A clock that follows the host's.</summary>
    public static readonly GuestClock RealTime = new((int?)null);

    /// <summary>True when the guest counts instructions.</summary>
    public bool IsVirtual => InstructionNanoseconds is not null;

    /// <summary>The most processor time of the host that a span of guest time can cost.</summary>
    public TimeSpan MostHostTime(GuestTime span) => TimeSpan.FromMilliseconds(InstructionNanoseconds is { } ns
        ? span.Milliseconds * (1e9 / ns) / SlowestEmulation
        : span.Milliseconds);
}
