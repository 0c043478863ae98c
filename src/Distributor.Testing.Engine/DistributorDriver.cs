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
    /// More than the largest pool: each test that waits for its run holds one of NUnit's workers, and how many tasksets run at once is the
    /// distributor's to say.
    /// </summary>
    private const int Workers = 256;

    /// <inheritdoc/>
    public string ID { get => inner.ID; set => inner.ID = value; }

    /// <inheritdoc/>
    public string Load(string testAssemblyPath, IDictionary<string, object> settings)
    {
        settings["NumberOfTestWorkers"] = Workers;
        return inner.Load(testAssemblyPath, settings);
    }

    /// <inheritdoc/>
    public int CountTestCases(string filter) => inner.CountTestCases(filter);

    /// <inheritdoc/>
    public string Explore(string filter) => inner.Explore(filter);

    /// <inheritdoc/>
    public string Run(ITestEventListener? listener, string filter)
    {
        var selected = SelectedTests.Of(inner.Explore(filter));
        if (selected.Keys.Count == 0) return inner.Run(listener, filter);
        using var signals = new StopSignals(distribution);
        try
        {
            Submit(selected.Keys);
            return inner.Run(new TrueDurations(listener, selected, distribution), filter);
        }
        finally
        {
            distribution.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void Submit(IReadOnlyList<string> keys)
    {
        try
        {
            distribution.Prepare();
        }
        catch (TestSettingsException)
        {
            // Every test will say so; thrown here, NUnit's engine would bury it in stack traces.
            return;
        }
        foreach (var key in keys) distribution.Submit(key);
    }

    /// <inheritdoc/>
    public void RunAsync(Action<string> callback, string filter) => callback(Run(listener: null, filter));

    /// <inheritdoc/>
    public void StopRun(bool force)
    {
        distribution.Stop();
        inner.StopRun(force);
    }
}
