using System.Globalization;
using CsCheck;
using Distributor.Dispatch;
using Distributor.Model;
using NUnit.Framework;
using NUnit.Framework.Constraints;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Distributor.Testing.Theory;

/// <summary>Properties of random tasksets as NUnit tests, on the machines that all tests of the process share.</summary>
public static class TasksetProperty
{
    /// <summary>
    /// Asserts that whatever run of random tasksets satisfies a constraint. If one does not, the test fails with the smallest taskset that can be made of it: as
    /// YAML, with its schedule and its files, and with the seed that finds it again. Ends the test as <see cref="Tasksets.RunAsync"/> does when a machine's
    /// failure leaves nothing to judge; a run of which the host may have decided the timing counts nowhere, and is told.
    /// </summary>
    /// <param name="tasksets">The tasksets: of <see cref="RandomTasksets.Generator"/>, or of any other generator.</param>
    /// <param name="constraint">What holds: <c>Has.DeadlinesMet()</c>, or any other constraint on a <see cref="Run"/>.</param>
    /// <param name="where">Which tasksets it is about: see <see cref="TheoryOfTasksets.IsAcceptedBy"/>. Null: all.</param>
    /// <param name="count">How many tasksets are run. Null: 100, or <c>CsCheck_Iter</c> of the environment.</param>
    /// <param name="seed">Draws one taskset alone, again. Null: <c>CsCheck_Seed</c> of the environment, or none.</param>
    public static async Task HoldsAsync(Gen<Taskset> tasksets, IResolveConstraint constraint, Func<Taskset, bool>? where = null, long? count = null, string? seed = null)
    {
        var machines = MachinesOfTests.Open();
        var (held, suspect) = (0, 0);
        var search = new CounterexampleSearch(RunAsync, Finding) { Where = where ?? (_ => true), AtOnce = 2 * machines.Distributor.MaxMachines };
        var found = await StoppedTestException.UnlessStoppedAsync(search.FindAsync(tasksets, count, seed, TestDistribution.Current.Stopped)).ConfigureAwait(false);
        if (suspect > 0) TestContext.Out.WriteLine($"{suspect} runs count nowhere, since the host may have decided their timing.");
        if (found is not null) Fail(found);
        if (held == 0) throw new InconclusiveException("The host may have decided the timing of every run, so none says anything.");
        TestContext.Out.WriteLine($"It holds for {held} tasksets.");

        async Task<Run> RunAsync(Taskset taskset, CancellationToken cancellationToken)
        {
            var run = await MachinesOfTests.RunAsync(taskset, cancellationToken).ConfigureAwait(false);
            if (run.TimingSuspect is null && !cancellationToken.IsCancellationRequested) Tasksets.RequireEvidence(run);
            return run;
        }

        string? Finding(Run run)
        {
            if (run.TimingSuspect is not null)
            {
                Interlocked.Increment(ref suspect);
                return null;
            }
            var result = constraint.Resolve().ApplyTo(run);
            if (result.IsSuccess)
            {
                Interlocked.Increment(ref held);
                return null;
            }
            using var message = new TextMessageWriter();
            result.WriteMessageTo(message);
            return message.ToString().TrimEnd();
        }
    }

    private static void Fail(Counterexample found)
    {
        var test = TestContext.CurrentContext.Test;
        // So that it has its files attached like any run that a test judges.
        TestDistribution.Current.Judged.Add(test.ID, found.Run);
        TestDistribution.Current.Report!.Add(found.Run);
        throw new JudgedException(ResultState.Failure, found.Run.Taskset, string.Create(CultureInfo.InvariantCulture, $"""
            A counterexample, the smallest after {found.Steps} steps and {found.Runs} runs:
            {found.Finding}

            {found.ToYaml()}
            This file shows it: `distributor run FILE`. The search finds it again, and nothing else: CsCheck_Seed={found.Seed} dotnet test --filter "FullyQualifiedName={test.FullName}"
            """));
    }
}
