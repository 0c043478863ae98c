namespace Distributor.Machines;

/// <summary>A taskset that no machine could run: a program is missing or broken. The message says which, and what to do.</summary>
public sealed class BadTasksetException(string message) : Exception(message);
