namespace Distributor.Machines.Protocol;

/// <summary>A guest sent what the protocol does not know. The connection is of no more use.</summary>
public sealed class ProtocolException(string message, Exception? innerException = null) : Exception(message, innerException);
