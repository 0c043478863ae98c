using System.Diagnostics.CodeAnalysis;
using Distributor.Dispatch;
using NUnit.Framework.Internal.Execution;

namespace Distributor.Testing;

/// <summary>
/// Runs tests in the order in which their runs end. So none waits for a machine, however the order of the tests and that of the distributor differ,
/// and results show as they come.
/// </summary>
internal sealed class ReadyTests(IWorkItemDispatcher inner, TestDistribution distribution) : IWorkItemDispatcher, ReadyTests.INUnit5Dispatcher
{
    private readonly Lock _lock = new();
    private readonly Dictionary<WorkItem, WaitingSiblings> _siblings = [];

    /// <summary>What dispatchers of NUnit 5 have, and those of NUnit 4 have not: the runtime finds the method by its name.</summary>
    private interface INUnit5Dispatcher
    {
        void CancelRun();
    }

    public int LevelOfParallelism => inner.LevelOfParallelism;

    public void Start(WorkItem topLevelWorkItem) => inner.Start(topLevelWorkItem);

    public void Dispatch(WorkItem work)
    {
        if (work is CompositeWorkItem { Children.Count: > 0 } suite) Know(suite);
        if (!TryTake(work, out var siblings))
        {
            inner.Dispatch(work);
            return;
        }
        if (work is SimpleWorkItem)
        {
            siblings.Wait(work, RunOf(work) ?? Task.CompletedTask);
            TasksetTests.Lighten(work.Test);
        }
        else inner.Dispatch(work);
        // NUnit dispatches siblings one after the other from one worker, which now waits for all of them.
        if (--siblings.Coming == 0) siblings.RunAll();
    }

    public void CancelRun(bool force) => Cancel(force);

    public void CancelRun() => Cancel(force: false);

    private void Start(WorkItem test, Action ended)
    {
        if (IsParallel(test)) distribution.Threads.Run(() => Execute(test, ended));
        // NUnit's queues stand still once the run is stopped, and a test that never ends would hold up the end of the run.
        else if (distribution.Stopped.IsCancellationRequested) Execute(test, ended);
        else
        {
            inner.Dispatch(test);
            ended();
        }
    }

    private bool IsParallel(WorkItem test) => test.ExecutionStrategy is ParallelExecutionStrategy.Parallel && inner.LevelOfParallelism > 0;

    private static void Execute(WorkItem test, Action ended)
    {
        try
        {
            test.Execute();
        }
        finally
        {
            ended();
        }
    }

    // The two versions differ in the parameter.
    private void Cancel(bool force)
    {
        var cancel = typeof(IWorkItemDispatcher).GetMethod(nameof(CancelRun))!;
        cancel.Invoke(inner, cancel.GetParameters().Length == 0 ? [] : [force]);
    }

    private void Know(CompositeWorkItem suite)
    {
        if (!suite.Children.Any(child => KeyOf(child) is not null)) return;
        var siblings = new WaitingSiblings(suite.Children.Count, IsParallel, Start);
        lock (_lock)
            foreach (var child in suite.Children) _siblings[child] = siblings;
    }

    private bool TryTake(WorkItem work, [NotNullWhen(true)] out WaitingSiblings? siblings)
    {
        lock (_lock) return _siblings.Remove(work, out siblings);
    }

    private Task<Run>? RunOf(WorkItem work) => KeyOf(work) is { } key ? distribution.Find(key) : null;

    private static string? KeyOf(WorkItem work) => work is SimpleWorkItem ? (string?)work.Test.Properties.Get(DeclaredTasksets.TestProperty) : null;
}
