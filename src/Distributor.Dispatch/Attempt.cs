using Distributor.Machines;

namespace Distributor.Dispatch;

/// <summary>One try to run a taskset on a machine.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="Lost">Why the machine failed, with the console's last lines; null for the attempt that completed.</param>
/// <param name="Began">When the taskset was given to the machine, or the machine's start began.</param>
/// <param name="Took">Host time from there to the trace, or to the failure.</param>
/// <param name="Boot">Host time until the guest answered, after a start or a reset; null when it never did.</param>
public sealed record Attempt(string Machine, string? Lost, DateTimeOffset Began, TimeSpan Took, TimeSpan? Boot)
{
    /// <summary>What the machine printed meanwhile; null when it has no console, or was cut short.</summary>
    public ConsolePart? Printed { get; init; }
}
