using Distributor.Dispatch;
using Distributor.Model;
using NUnit.Framework;

namespace Distributor.Testing;

/// <summary>Judges tasksets in NUnit tests.</summary>
public static class Tasksets
{
    /// <summary>
    /// Waits for the taskset's run and asserts what its file expects; without <c>expect</c>, that all deadlines are met.
    /// </summary>
    public static async Task HoldsAsync(Taskset taskset)
    {
        if (!TestDistribution.Current.IsEngineLoaded)
            Assert.Fail("The Distributor's engine extension is not loaded, so nothing fans out. NUnit's adapter looks for it in "
                + $"{Path.Combine(AppContext.BaseDirectory, "NUnit.Extension.Distributor", "tools")}: rebuild the test project, and see that it imports Distributor.Testing.Engine.targets.");
        try
        {
            TestDistribution.Current.Prepare();
        }
        catch (TestSettingsException error)
        {
            Assert.Fail(error.Message);
        }
        var judged = taskset.Expect == new Expectation() ? taskset with { Expect = new(DeadlineExpectation.Met) } : taskset;
        var run = await TestDistribution.Current.RunAsync(taskset).ConfigureAwait(false);
        foreach (var attempt in run.Attempts.Where(attempt => attempt.Lost is not null))
            TestContext.Out.WriteLine($"An attempt failed: {attempt.Lost}");
        var failures = run.Trace is { } trace ? judged.Expect.Failures(trace) : run.Failures;
        if (failures.Count > 0) Assert.Fail($"{Place(run)}\n{string.Join('\n', failures)}");
    }

    private static string Place(Run run) => run.Attempts is [.., var last] && run.Trace is not null
        ? $"{run.Taskset.Name} ({run.Taskset.Location}) on {last.Machine}, attempt {run.Attempts.Count}:"
        : $"{run.Taskset.Name} ({run.Taskset.Location}) was not run:";
}
