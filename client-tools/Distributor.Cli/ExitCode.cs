namespace Distributor.Cli;

/// <summary>What the command's exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>Every expectation held.</summary>
    public const int Held = 0;

    /// <summary>An expectation did not hold.</summary>
    public const int Failed = 1;

    /// <summary>Bad input, or a taskset that no machine could run.</summary>
    public const int Bad = 2;

    /// <summary>Ended by a signal, as shells tell it for Ctrl-C.</summary>
    public const int Cancelled = 130;
}
