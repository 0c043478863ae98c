using System.Runtime.CompilerServices;

namespace Distributor.Surroundings;

/// <summary>Waits for what happens elsewhere: in other processes and their files, which tell nobody.</summary>
internal static class Condition
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Returns once a condition holds; fails when it does not in a time that is long for a busy host, with its text and what <paramref name="otherwise"/> tells.</summary>
    public static Task UntilAsync(Func<bool> condition, Func<string>? otherwise = null, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        UntilAsync(() => Task.FromResult(condition()), otherwise, text);

    /// <inheritdoc cref="UntilAsync(Func{bool}, Func{string}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string>? otherwise = null, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        for (var start = TimeProvider.System.GetTimestamp(); !await condition(); await Task.Delay(5))
        {
            if (TimeProvider.System.GetElapsedTime(start) > Longest) throw new TimeoutException($"Not within {Longest.TotalSeconds} s: {text} {otherwise?.Invoke()}");
        }
    }
}
