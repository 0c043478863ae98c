using Distributor.Dispatch;
using Distributor.Files.Snapshots;
using Distributor.Model;
using NUnit.Framework;
using NUnit.Framework.Constraints;
using NUnit.Framework.Internal;

namespace Distributor.Testing.Assertions;

/// <summary>Holds a run against the snapshot of the test that asks. Made by <see cref="SnapshotConstraints"/>.</summary>
/// <param name="level">How much of the trace must equal it.</param>
/// <param name="name">Tells several snapshots of a test apart; null: there is one.</param>
/// <param name="source">The C# file beside which it lies.</param>
public sealed class SnapshotConstraint(SnapshotLevel level, string? name, string source) : Constraint
{
    private string _file = "its snapshot";

    /// <inheritdoc/>
    public override string Description => _file;

    /// <summary>
    /// Compares a <see cref="Run"/>, and writes or removes <c>.received.txt</c>. Throws <see cref="ArgumentException"/> for anything else, and
    /// <see cref="InvalidOperationException"/> where there can be no snapshot: outside of a test, without the source, in a file that another test has.
    /// </summary>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not Run run) throw new ArgumentException($"Expected a Run, to compare its trace with a snapshot; got {actual?.GetType().Name ?? "null"}.", nameof(actual));
        var file = FileOf(TestExecutionContext.CurrentContext.CurrentTest);
        _file = $"{(level is SnapshotLevel.Exact ? "exactly " : "the events of ")}{Path.GetFileName(file.Verified)}";
        if (run.Trace is not { } trace) return new Result(this, run, RunText.NoMachine(run));
        if (!run.Holds(level))
        {
            TestContext.Out.WriteLine("Remark: The exact snapshot was not compared: it is of guests, and this is the simulator.");
            return new Result(this, run, difference: null);
        }
        var difference = TraceSnapshot.Compare(file, level, trace, run.Provenance!.Machine.Guest, run.Provenance.Machine.IsRepeatable);
        if (difference is not null) DiffTool.Show(difference);
        return new Result(this, run, difference?.Message);
    }

    private SnapshotFile FileOf(Test test)
    {
        if (test is not { Method: not null, TypeInfo: not null }) throw new InvalidOperationException("A snapshot belongs to a test: compare with it in a test method.");
        var folder = Path.GetDirectoryName(source)!;
        if (!Directory.Exists(folder))
            throw new InvalidOperationException($"There is no folder {folder} for the snapshot of {test.FullName}: it lies beside the C# source. Run the tests where they were built, with DeterministicSourcePaths set to false.");
        var file = new SnapshotFile(Path.Combine(folder, SnapshotName.Of(test, name)));
        if (TestDistribution.Current.Snapshots.OtherOwnerOf(file, test.FullName) is { } other)
            throw new InvalidOperationException($"{test.FullName} and {other} have the same snapshot, {file.Verified}. Give it a name in one of them: Does.MatchSnapshot(name: \"…\").");
        return file;
    }

    private sealed class Result(IConstraint constraint, Run run, string? difference) : ConstraintResult(constraint, run, difference is null)
    {
        public override void WriteMessageTo(MessageWriter writer)
        {
            writer.WriteLine(RunText.Place(run));
            writer.WriteLine($"  Expected: {Description}");
            writer.WriteLine($"  Observed: {difference}");
        }
    }
}
