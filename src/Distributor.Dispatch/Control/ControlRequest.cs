namespace Distributor.Dispatch.Control;

/// <summary>What a client asks of a distributor: one JSON object on a line.</summary>
/// <param name="Command"><c>status</c>, <c>set-max-machines</c>, <c>drain</c>, <c>resume</c>, <c>kill-all</c> or <c>reboot</c>.</param>
/// <param name="Machines">For <c>set-max-machines</c>: how many.</param>
/// <param name="Cancel">For <c>kill-all</c>: whether tasksets end cancelled, those that wait too. Default: they go back to the queue.</param>
public sealed record ControlRequest(string Command, int? Machines = null, bool? Cancel = null);
