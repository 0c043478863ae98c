using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Distributor.Testing.Theory;

/// <summary>Ends a test that was stopped while it ran many tasksets.</summary>
internal sealed class StoppedTestException(string? advice) : ResultStateException($"The test run was stopped before all of the test's tasksets had run.{advice}")
{
    public override ResultState ResultState => ResultState.Cancelled;

    /// <summary>What work gives, unless it is cancelled: then this exception.</summary>
    /// <param name="work">The work.</param>
    /// <param name="advice">How to go on, a sentence with a blank before it. Null: nothing.</param>
    public static async Task<T> UnlessStoppedAsync<T>(Task<T> work, string? advice = null)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new StoppedTestException(advice);
        }
    }
}
