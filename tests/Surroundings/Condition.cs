namespace Distributor.Surroundings;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Condition
{
    /// <summary>Returns once a condition holds; fails when it never does.</summary>
    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    /// <inheritdoc cref="UntilAsync(Func{bool})"/>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition()) await Task.Delay(5, giveUp.Token);
    }
}
