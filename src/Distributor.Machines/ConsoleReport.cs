namespace Distributor.Machines;

/// <summary>Where a machine's serial console can be followed.</summary>
/// <param name="Log">The file that all output goes to, behind that of earlier machines of its number. The guest waits for no reader.</param>
/// <param name="Input">The named pipe that takes input, for writing alone. Who writes waits while the guest does not read.</param>
/// <param name="Screen">The session of <c>screen</c> that shows it; null without one.</param>
public sealed record ConsoleReport(string Log, string Input, string? Screen = null);
