namespace Distributor.Testing;

/// <summary>A setting that cannot be. The message names it, its value, and what was expected.</summary>
public sealed class TestSettingsException(string message) : Exception(message);
