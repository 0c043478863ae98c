using Distributor.Dispatch;
using Distributor.Machines;
using Distributor.Model;
using Distributor.Testing.Assertions;
using NUnit.Framework.Internal;

namespace Distributor.Testing.Tests.Snapshots;

/// <summary>What a constraint says of runs on machines that differ.</summary>
public sealed class SnapshotConstraintTests
{
    private static readonly MachineProvenance Qemu = new("qemu", "0123456789abcdef", "QEMU", "-smp 2", Shift: 3);

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("snapshots-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void An_exact_snapshot_says_when_it_was_taken_with_another_image()
    {
        Assert.That(Failure(Run(Qemu, end: 10)), Does.Contain("  Expected: exactly SnapshotConstraintTests.An_exact_snapshot_says_when_it_was_taken_with_another_image.verified.txt\n  Observed: There is no snapshot"));
        File.Move(Directory.GetFiles(_folder).Single(), Directory.GetFiles(_folder).Single().Replace("received", "verified", StringComparison.Ordinal));
        Assert.That(Run(Qemu, end: 10), Constraint());
        Assert.That(Failure(Run(Qemu, end: 11)), Does.Contain("-         10 EXIT          a").And.Contain("+         11 EXIT          a"));
        Assert.That(Failure(Run(Qemu with { Guest = "fedcba9876543210" }, end: 11)), Does.Contain("was taken with another guest image (0123456789ab…, this one is fedcba987654…)"));
    }

    [Test]
    public void A_simulated_run_is_not_held_against_the_exact_snapshot_of_guests()
    {
        Assert.That(Run(new("simulated", "simulator 1", null, null, null), end: 10), Constraint());
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
        Assert.That(TestExecutionContext.CurrentContext.CurrentResult.Output, Does.Contain("Remark: The exact snapshot was not compared"));
    }

    [Test]
    public void A_taskset_that_was_not_run_matches_nothing_and_says_so() =>
        Assert.That(Failure(new(Run(Qemu, 10).Taskset, null, "There is no program `burn`.", [])), Does.Contain("Observed: No machine could run t. There is no program `burn`."));

    [Test]
    public void Only_a_run_has_a_snapshot_and_only_beside_a_source_that_is_there()
    {
        Assert.That(() => Constraint().ApplyTo(7), Throws.ArgumentException.With.Message.StartsWith("Expected a Run, to compare its trace with a snapshot; got Int32."));
        Assert.That(() => Does.MatchSnapshot(source: "/_/Tests.cs").ApplyTo(Run(Qemu, 10)), Throws.InvalidOperationException.With.Message.Contains("There is no folder /_ for the snapshot of Distributor.Testing.Tests."));
    }

    private SnapshotConstraint Constraint() => Does.MatchSnapshot(SnapshotLevel.Exact, source: Path.Combine(_folder, "Tests.cs"));

    private string Failure(Run run)
    {
        using var writer = new TextMessageWriter();
        var result = Constraint().ApplyTo(run);
        Assert.That(result.IsSuccess, Is.False);
        result.WriteMessageTo(writer);
        return writer.ToString().ReplaceLineEndings("\n");
    }

    private static Run Run(MachineProvenance machine, int end)
    {
        var taskset = new Taskset("t", [new("a", "burn", GuestTime.FromMilliseconds(20))]);
        var ended = GuestTime.FromMicroseconds(end);
        var trace = Trace.Of(taskset, [new(EventKind.Start, 0, GuestTime.Zero), new(EventKind.Exit, 0, ended), new(EventKind.JobsDone, 0, ended)]);
        return new(taskset, trace, Bad: null, [new("machine-1", null, default, default, default)]) { Provenance = RunProvenance.Of(taskset, "", machine) };
    }
}
