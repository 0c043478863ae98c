using System.Reflection;
using Distributor.Analysis;
using NUnit.Engine;
using NUnit.Engine.Extensibility;

namespace Distributor.Testing.Engine;

/// <summary>
/// NUnit's driver, with the distributor's lifetime around a run: all selected tasksets are on their way before the first test starts, a stop
/// is a cancelled token, and no machine is left when the run returns.
/// </summary>
public sealed class DistributorDriver(IFrameworkDriver inner, TestDistribution distribution) : IFrameworkDriver
{
    /// <summary>
    /// Unless the user says otherwise. A worker waits for each fixture whose tasksets run, and one for each test that asks for runs by itself: how many
    /// tasksets run at once is the distributor's to say.
    /// </summary>
    private const int MostWorkers = 256;

    private const string WorkersSetting = "NumberOfTestWorkers";

    private IDictionary<string, object>? _settings;

    /// <inheritdoc/>
    public string ID { get => inner.ID; set => inner.ID = value; }

    /// <inheritdoc/>
    public string Load(string testAssemblyPath, IDictionary<string, object> settings)
    {
        if (settings.TryAdd(WorkersSetting, MostWorkers)) _settings = settings;
        return inner.Load(testAssemblyPath, settings);
    }

    /// <inheritdoc/>
    public int CountTestCases(string filter) => inner.CountTestCases(filter);

    /// <inheritdoc/>
    public string Explore(string filter) => inner.Explore(filter);

    /// <inheritdoc/>
    public string Run(ITestEventListener? listener, string filter)
    {
        var tree = inner.Explore(filter);
        var selected = SelectedTests.Of(tree);
        var events = new TestEvents(listener, selected, distribution);
        var progress = new Progress(events, distribution, selected.Keys.Count, TimeProvider.System);
        distribution.Monitors = [progress];
        using var signals = new StopSignals(distribution);
        // NUnit reads it now, and starts all workers at once, each of which wakes up for each test: so no more than can be of use.
        if (_settings is not null) _settings[WorkersSetting] = Math.Clamp(selected.MostWorkers, Environment.ProcessorCount, MostWorkers);
        try
        {
            if (selected.Keys.Count > 0) _ = Task.Run(() => WarmUp.RunAsync(distribution, TimeProvider.System));
            Submit(selected.Keys);
            return inner.Run(events, filter);
        }
        catch (TestSettingsException error)
        {
            return FailedStart.Report(tree, error.Message, events);
        }
        finally
        {
            distribution.DisposeAsync().AsTask().GetAwaiter().GetResult();
            progress.Dispose();
        }
    }

    /// <inheritdoc/>
    public void RunAsync(Action<string> callback, string filter) => callback(Run(listener: null, filter));

    /// <inheritdoc/>
    public void StopRun(bool force)
    {
        distribution.Stop();
        try
        {
            inner.StopRun(force);
        }
        catch (Exception error) when (error is TargetParameterCountException or { InnerException: TargetParameterCountException })
        {
            // This engine passes a parameter that NUnit 5 no longer takes. With their runs cancelled, all tests end at once.
        }
    }

    // The longest first, so that none of them is the last to start while machines are idle.
    private void Submit(IReadOnlyList<string> keys)
    {
        // Without any, the distributor is made when a test asks for a run, if one does.
        if (keys.Count > 0) _ = distribution.Distributor;
        foreach (var taskset in keys.Select(key => distribution.Tasksets.Find(key)!).OrderByDescending(ExpectedSpan.Of)) _ = distribution.RunAsync(taskset);
    }
}
