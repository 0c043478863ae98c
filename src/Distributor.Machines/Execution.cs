using Distributor.Model;

namespace Distributor.Machines;

/// <summary>What one run on one machine gave.</summary>
/// <param name="Trace">The finished trace.</param>
/// <param name="Boot">Host time until the clean guest answered: a boot, or a reset.</param>
/// <param name="Programs">The SHA-256 of the programs that ran; see <see cref="ProgramFolder"/>.</param>
/// <param name="TimingSuspect">Why the host may have decided the timing; null when it did not. Then the trace is no evidence either way.</param>
public sealed record Execution(Trace Trace, TimeSpan Boot, string Programs, string? TimingSuspect)
{
    /// <summary>What the machine printed; null when it has no console.</summary>
    public ConsolePart? Printed { get; init; }
}
