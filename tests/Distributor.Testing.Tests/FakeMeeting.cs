using Distributor.FakeGuest;

namespace Distributor.Testing.Tests;

/// <summary>Guests that work once so many of them run at the same time.</summary>
internal static class FakeMeeting
{
    public static (FakeScript Script, Task Met) Of(int count)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var came = 0;
        return (async (session, cancellationToken) =>
        {
            if (Interlocked.Increment(ref came) == count) met.SetResult();
            await met.Task.WaitAsync(cancellationToken);
            await FakeScripts.Ideal(session, cancellationToken);
        }, met.Task);
    }
}
