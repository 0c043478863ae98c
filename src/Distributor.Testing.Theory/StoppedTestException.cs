using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Distributor.Testing.Theory;

/// <summary>Ends a test that was stopped while it ran many tasksets.</summary>
internal sealed class StoppedTestException() : ResultStateException("The test run was stopped before all of the test's tasksets had run.")
{
    public override ResultState ResultState => ResultState.Cancelled;

    /// <summary>What work gives, unless it is cancelled: then this exception.</summary>
    public static async Task<T> UnlessStoppedAsync<T>(Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new StoppedTestException();
        }
    }
}
