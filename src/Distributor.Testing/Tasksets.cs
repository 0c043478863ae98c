using Distributor.Dispatch;
using Distributor.Machines;
using Distributor.Model;
using Distributor.Model.Measures;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Distributor.Testing;

/// <summary>Runs and judges tasksets in NUnit tests, on the machines that all tests of the process share.</summary>
public static class Tasksets
{
    /// <summary>
    /// Waits for the taskset's run and asserts what its file expects; without <c>expect</c>, that all deadlines are met. Ends the test as
    /// <see cref="RunAsync"/> does when there is nothing to judge.
    /// </summary>
    public static async Task HoldsAsync(Taskset taskset)
    {
        var run = await RunAsync(taskset).ConfigureAwait(false);
        var trace = run.Trace!;
        var expect = taskset.Expect.IsNone ? new Expectation(DeadlineExpectation.Met) : taskset.Expect;
        IReadOnlyList<string> failures = [.. expect.Failures(trace), .. run.MoreFailures];
        if (failures.Count == 0) return;
        throw new JudgedException(ResultState.Failure, taskset, $"{RunText.Place(run)}\n{string.Join('\n', failures)}\n{Gantt.Around(trace, expect.FailedJobs(trace))}".TrimEnd('\n'));
    }

    /// <summary>
    /// The finished run of a taskset, which has a trace; one run however many tests ask. Tells attempts that failed in the test's output. Where
    /// there is no evidence the test ends: skipped when it is not for these machines, failed when none could run it, inconclusive when the host may have decided the timing,
    /// cancelled when the test run is stopped.
    /// </summary>
    public static async Task<Run> RunAsync(Taskset taskset)
    {
        var distribution = TestDistribution.Current;
        if (!distribution.IsEngineLoaded) Assert.Fail(Advice.EngineIsMissing);
        Run run;
        try
        {
            var running = distribution.RunAsync(taskset);
            run = await (running.IsCompleted ? running : distribution.Threads.WaitAsync(running)).ConfigureAwait(false);
        }
        catch (TestSettingsException error)
        {
            throw new JudgedException(ResultState.Error, taskset, error.Message);
        }
        catch (InterruptedExecutionException interruption)
        {
            throw new JudgedException(ResultState.Cancelled, taskset, RunText.Interrupted(interruption.SoFar));
        }
        catch (OperationCanceledException)
        {
            throw new JudgedException(ResultState.Cancelled, taskset, $"The test run was stopped before {taskset.Name} had ended.");
        }
        distribution.Judged.Add(TestContext.CurrentContext.Test.ID, run);
        foreach (var warning in distribution.Files.WarningsOf(taskset)) TestContext.Out.WriteLine($"Warning: {warning}");
        foreach (var attempt in run.Attempts.Where(attempt => attempt.Lost is not null)) TestContext.Out.WriteLine($"An attempt failed: {attempt.Lost}");
        RequireEvidence(run);
        foreach (var remark in run.Remarks) TestContext.Out.WriteLine($"Remark: {remark}");
        return run;
    }

    /// <summary>Ends the test when a run says nothing of its taskset.</summary>
    internal static void RequireEvidence(Run run)
    {
        if (run.Skipped is { } why) throw new JudgedException(ResultState.Ignored, run.Taskset, why);
        if (run.Trace is null) throw new JudgedException(ResultState.Error, run.Taskset, RunText.NoMachine(run));
        if (run.TimingSuspect is { } reason)
            throw new JudgedException(ResultState.Inconclusive, run.Taskset, $"{RunText.Place(run)}\nThe host may have decided the timing, so this run says nothing. {reason}");
    }
}
