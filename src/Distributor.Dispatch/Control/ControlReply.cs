namespace Distributor.Dispatch.Control;

/// <summary>What a distributor answers: how it is doing once it has done what it was asked, or why it did not. One JSON object on a line.</summary>
/// <param name="ProcessId">The distributor's process.</param>
/// <param name="Results">The folder that its results go to.</param>
/// <param name="Status">How it is doing; null with an error.</param>
/// <param name="Error">Why it did not do it, and what was expected.</param>
public sealed record ControlReply(int ProcessId, string Results, DistributorStatus? Status = null, string? Error = null);
