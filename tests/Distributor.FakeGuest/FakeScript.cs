namespace Distributor.FakeGuest;

/// <summary>What a fake guest does after START. When it returns, the guest listens to the host again.</summary>
public delegate Task FakeScript(FakeSession session, CancellationToken cancellationToken);

/// <summary>Guests that work, and guests that do not.</summary>
public static class FakeScripts
{
    /// <summary>Every job takes 1 ms and meets its deadline; all events come at once.</summary>
    public static FakeScript Ideal { get; } = (session, cancellationToken) => session.SendAsync(Schedule(session.Tasks, took: 1), cancellationToken);

    /// <summary>Every job is killed at its next release, which is skipped.</summary>
    public static FakeScript Overrun { get; } = (session, cancellationToken) => session.SendAsync(
        session.Tasks.SelectMany(task => Enumerable.Range(0, task.Jobs).SelectMany(job => new[]
        {
            ("START", task.Id, job * 2 * task.Period),
            ("EXIT_PERIOD", task.Id, (job * 2 + 1) * task.Period),
        }).Append(("JOBS_DONE", task.Id, (task.Jobs * 2 - 1) * task.Period))).OrderBy(happened => happened.Item3), cancellationToken);

    /// <summary>Closes the connection.</summary>
    public static FakeScript Closes { get; } = (_, _) => throw new IOException("The script closes the connection.");

    /// <summary>Sends nothing until the host gives up.</summary>
    public static FakeScript Silent { get; } = (session, cancellationToken) => session.ListenToTheEndAsync(cancellationToken);

    /// <summary>Announces a profile larger than any.</summary>
    public static FakeScript Garbage { get; } = (session, cancellationToken) => session.SendWordAsync(0xFFFF_FFFF, cancellationToken);

    /// <summary>Ends a job that never started.</summary>
    public static FakeScript EndsWithoutStart { get; } = (session, cancellationToken) => session.SendAsync([("EXIT", 0, 5)], cancellationToken);

    /// <summary>Says that a task's jobs are done after its first.</summary>
    public static FakeScript IsDoneTooEarly { get; } = (session, cancellationToken) =>
        session.SendAsync([("START", 0, 0), ("EXIT", 0, 1), ("JOBS_DONE", 0, 1)], cancellationToken);

    /// <summary>Plays one script after the other, a session each; the last one stays.</summary>
    public static FakeScript InTurn(params FakeScript[] scripts)
    {
        var next = -1;
        return (session, cancellationToken) => scripts[Math.Min(Interlocked.Increment(ref next), scripts.Length - 1)](session, cancellationToken);
    }

    /// <summary>A guest that works, but not before it is released.</summary>
    public static (FakeScript Script, TaskCompletionSource Release) Held()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (async (session, cancellationToken) =>
        {
            await release.Task.WaitAsync(cancellationToken);
            await Ideal(session, cancellationToken);
        }, release);
    }

    /// <summary>A guest that works each time the gate lets it through.</summary>
    public static FakeScript Gated(SemaphoreSlim gate) => async (session, cancellationToken) =>
    {
        await gate.WaitAsync(cancellationToken);
        await Ideal(session, cancellationToken);
    };

    private static IEnumerable<(string Type, int Task, int Milliseconds)> Schedule(IReadOnlyList<FakeTask> tasks, int took) => tasks
        .SelectMany(task => Enumerable.Range(0, task.Jobs).SelectMany(job => new[]
        {
            ("START", task.Id, task.Offset + job * task.Period),
            ("EXIT", task.Id, task.Offset + job * task.Period + took),
        }).Append(("JOBS_DONE", task.Id, task.Offset + (task.Jobs - 1) * task.Period + took)))
        .OrderBy(happened => happened.Item3);
}
