namespace Distributor.Dispatch.Calibration;

/// <summary>Something that could not be measured. The message says what happened, what was expected, and what to do.</summary>
public sealed class CalibrationException(string message) : Exception(message);
