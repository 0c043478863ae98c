namespace Distributor.Model;

/// <summary>Events that contradict each other or the taskset: the guest that sent them does not work.</summary>
public sealed class InvalidTraceException(string message) : Exception(message);
