namespace Distributor.Machines;

/// <summary>Where a machine's serial console can be followed.</summary>
/// <param name="Log">The file that all output goes to, behind that of earlier machines of its number.</param>
/// <param name="Terminal">
/// The terminal device that takes input. Who opens it must read it, since a guest waits whose output nobody takes; as long as nobody has it open,
/// none waits.
/// </param>
/// <param name="Screen">The session of <c>screen</c> that has it open; null without one.</param>
public sealed record ConsoleReport(string Log, string Terminal, string? Screen = null);
