namespace Distributor.Cli;

/// <summary>Numbers of things, in words.</summary>
internal static class Counted
{
    /// <summary><c>1 taskset</c>, <c>2 tasksets</c>.</summary>
    public static string Of(long number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";
}
