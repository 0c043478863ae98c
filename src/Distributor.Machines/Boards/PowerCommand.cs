namespace Distributor.Machines.Boards;

/// <summary>A power command that has run.</summary>
/// <param name="Board">The board's name.</param>
/// <param name="Key"><c>power-on</c> or <c>power-off</c>.</param>
/// <param name="Command">What the shell was given.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Problem">How it failed, as the end of a sentence; null when it did not.</param>
public sealed record PowerCommand(string Board, string Key, string Command, string Output, string? Problem)
{
    /// <summary>How long one may take before it is ended: 1 min.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(1);
}
