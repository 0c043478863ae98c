using Distributor.Files.Snapshots;
using Distributor.Model;

namespace Distributor.Files.Tests.Snapshots;

/// <summary>Not parallel with others: accepting is an environment variable.</summary>
[NonParallelizable]
public sealed class TraceSnapshotTests
{
    private const string Image = "0123456789abcdef";

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("snapshots-").FullName;

    [TearDown]
    public void DeleteFolder()
    {
        Environment.SetEnvironmentVariable(SnapshotFile.AcceptVariable, null);
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void A_missing_snapshot_fails_and_shows_what_came()
    {
        Assert.That(Failure(SnapshotLevel.Events, 10), Does.StartWith($"There is no snapshot {Verified}."));
        Assert.That(File.ReadAllText(Received), Is.EqualTo("START         a\nEXIT          a\nJOBS_DONE     a\n"));
    }

    [Test]
    public void What_was_accepted_passes_and_leaves_nothing_behind()
    {
        Accept(SnapshotLevel.Exact, 10);
        Assert.That(Failure(SnapshotLevel.Exact, 10), Is.Null);
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { Verified }));
    }

    [Test]
    public void A_microsecond_more_fails_an_exact_snapshot_at_its_line()
    {
        Accept(SnapshotLevel.Exact, 10);
        Assert.That(Failure(SnapshotLevel.Exact, 11), Is.EqualTo($"""
            The trace differs from {Verified} from line 3 on (- snapshot, + this trace):
                guest image {Image}
                         0 START         a
              -         10 EXIT          a
              -         10 JOBS_DONE     a
              +         11 EXIT          a
              +         11 JOBS_DONE     a
            If {Received} is right, rename it, or run with DISTRIBUTOR_ACCEPT_SNAPSHOTS=1.
            """));
    }

    [Test]
    public void A_microsecond_more_changes_no_snapshot_of_events()
    {
        Accept(SnapshotLevel.Events, 10);
        Assert.That(Failure(SnapshotLevel.Events, 11), Is.Null);
    }

    [Test]
    public void An_exact_snapshot_says_when_it_was_taken_with_another_image()
    {
        Accept(SnapshotLevel.Exact, 10);
        Assert.That(Failure(SnapshotLevel.Exact, 11, "fedcba9876543210"), Does.Contain("was taken with another guest image (0123456789ab…, this one is fedcba987654…)"));
    }

    [Test]
    public void A_new_image_that_repeats_the_trace_passes()
    {
        Accept(SnapshotLevel.Exact, 10);
        Assert.That(Failure(SnapshotLevel.Exact, 10, "fedcba9876543210"), Is.Null);
    }

    [Test]
    public void An_empty_file_that_a_diff_tool_made_is_no_snapshot()
    {
        File.WriteAllText(Verified, "");
        Assert.That(Failure(SnapshotLevel.Events, 10), Does.StartWith($"There is no snapshot {Verified}."));
    }

    [TestCase("yes")]
    [TestCase("TRUE")]
    public void A_word_that_neither_accepts_nor_compares_is_a_mistake(string value)
    {
        Environment.SetEnvironmentVariable(SnapshotFile.AcceptVariable, value);
        Assert.That(() => Failure(SnapshotLevel.Events, 10), Throws.TypeOf<FormatException>().With.Message.EqualTo(
            $"DISTRIBUTOR_ACCEPT_SNAPSHOTS={value}: expected 1 or true, to accept all snapshots, or 0, false or nothing."));
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    [Test]
    public void Line_ends_do_not_count()
    {
        Accept(SnapshotLevel.Exact, 10);
        File.WriteAllText(Verified, File.ReadAllText(Verified).ReplaceLineEndings("\r\n"));
        Assert.That(Failure(SnapshotLevel.Exact, 10), Is.Null);
    }

    [Test]
    public void In_real_time_an_exact_snapshot_is_held_by_the_order_of_its_events()
    {
        Assert.That(RealTimeFailure(12), Does.StartWith($"There is no snapshot {Verified}, and an exact one is taken in virtual time."));
        Accept(SnapshotLevel.Exact, 10);
        Assert.That(RealTimeFailure(12), Is.Null);
        File.WriteAllText(Verified, File.ReadAllText(Verified).Replace("EXIT ", "EXIT_PERIOD ", StringComparison.Ordinal));
        Assert.That(RealTimeFailure(12), Does.StartWith("The order or outcome of events differs"));
    }

    private string Verified => Path.Combine(_folder, "file+t.verified.txt");

    private string Received => Path.Combine(_folder, "file+t.received.txt");

    private void Accept(SnapshotLevel level, int end)
    {
        Environment.SetEnvironmentVariable(SnapshotFile.AcceptVariable, "1");
        Assert.That(Failure(level, end), Is.Null);
        Environment.SetEnvironmentVariable(SnapshotFile.AcceptVariable, null);
    }

    private string? Failure(SnapshotLevel level, int end, string image = Image) => TraceSnapshot.Difference(Trace(level, end), image, isRepeatable: true)?.Message;

    private string? RealTimeFailure(int end) => TraceSnapshot.Difference(Trace(SnapshotLevel.Exact, end), Image, isRepeatable: false)?.Message;

    private Trace Trace(SnapshotLevel level, int end) => Model.Trace.Of(
        new("t", [new("a", "burn", GuestTime.FromMilliseconds(20))])
        {
            Expect = new() { Snapshot = level },
            Location = new(Path.Combine(_folder, "file.yaml"), 1, 1),
        },
        [
            new(EventKind.Start, 0, GuestTime.Zero),
            new(EventKind.Exit, 0, GuestTime.FromMicroseconds(end)),
            new(EventKind.JobsDone, 0, GuestTime.FromMicroseconds(end)),
        ]);
}
