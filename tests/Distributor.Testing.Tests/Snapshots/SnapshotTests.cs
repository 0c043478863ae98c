using DiffEngine;
using Distributor.FakeGuest;

namespace Distributor.Testing.Tests.Snapshots;

/// <summary>Snapshots as users meet them: missing, accepted, different, shared.</summary>
public sealed class SnapshotTests
{
    private const string All = "FullyQualifiedName~Sample.SnapshotTests&FullyQualifiedName!~Shared";

    private static readonly string[] Files =
    [
        "SnapshotTests+of-a-file", "SnapshotTests.Of_a_run_run=built", "SnapshotTests.Of_two_runs_first", "SnapshotTests.Of_two_runs_second",
    ];

    [Test]
    public async Task A_missing_snapshot_fails_and_what_is_accepted_passes()
    {
        await using var sample = new Sample();
        var folder = Folder(sample);
        var missing = await sample.RunAsync(["--filter", All]);
        Assert.That(missing.Select(test => test.Outcome), Is.EqualTo(new[] { "Failed", "Failed", "Failed" }), sample.Output);
        Assert.That(missing.Single(test => test.Name == "built").Message, Does.Match(@"\nbuilt on 127\.0\.0\.1:\d+, attempt 1:\n").And.Contain(
            $"  Expected: the events of SnapshotTests.Of_a_run_run=built.verified.txt\n  Observed: There is no snapshot {folder}/SnapshotTests.Of_a_run_run=built.verified.txt.\nIf {folder}/SnapshotTests.Of_a_run_run=built.received.txt is right, rename it, or run with DISTRIBUTOR_ACCEPT_SNAPSHOTS=1."));

        sample.Environment["DISTRIBUTOR_ACCEPT_SNAPSHOTS"] = "1";
        Assert.That((await sample.RunAsync(["--filter", All])).Select(test => test.Outcome), Is.All.EqualTo("Passed"), sample.Output);
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(Files.Select(file => file + ".verified.txt")));

        sample.Environment["DISTRIBUTOR_ACCEPT_SNAPSHOTS"] = null;
        Assert.That((await sample.RunAsync(["--filter", All])).Select(test => test.Outcome), Is.All.EqualTo("Passed"), sample.Output);
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task What_differs_fails_with_the_lines_around_it()
    {
        await using var sample = new Sample(FakeScripts.Overrun);
        var folder = Folder(sample);
        foreach (var file in new[] { "SnapshotTests+of-a-file", "SnapshotTests.Of_a_run_run=built" })
            await File.WriteAllTextAsync(Path.Combine(folder, file + ".verified.txt"), "START         a\r\nEXIT          a\r\nSTART         a\r\nEXIT_PERIOD   a\r\nJOBS_DONE     a\r\n");
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~SnapshotTests.Of_a_"]);
        Assert.That(results.Select(test => test.Outcome), Is.EqualTo(new[] { "Failed", "Failed" }), sample.Output);
        foreach (var result in results)
            Assert.That(result.Message, Does.Contain(".verified.txt from line 2 on (- snapshot, + this trace):\n    START         a\n  - EXIT          a\n  + EXIT_PERIOD   a\n    START         a\n    EXIT_PERIOD   a\n"));
    }

    [Test]
    public async Task Two_tests_never_share_a_snapshot()
    {
        await using var sample = new Sample();
        Folder(sample);
        sample.Environment["DISTRIBUTOR_ACCEPT_SNAPSHOTS"] = "true";
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~SnapshotTests.Shared"]);
        Assert.That(results.Select(test => test.Outcome), Is.EquivalentTo(new[] { "Passed", "Failed" }), sample.Output);
        Assert.That(results.Single(test => test.Outcome == "Failed").Message, Does.Contain("Shared(\"a?\")").And.Contain("Shared(\"a*\")")
            .And.Contain("have the same snapshot").And.Contain("SnapshotTests.Shared_value=a-.verified.txt. Give it a name in one of them: Does.MatchSnapshot(name: \"…\")."));
    }

    [Test]
    public async Task A_word_that_neither_accepts_nor_compares_ends_the_run_at_its_start()
    {
        await using var sample = new Sample();
        sample.Environment["DISTRIBUTOR_ACCEPT_SNAPSHOTS"] = "yes";
        var results = await sample.RunAsync(["--filter", "Name=met"]);
        Assert.That(results.Single().Message, Does.StartWith("DISTRIBUTOR_ACCEPT_SNAPSHOTS=yes: expected 1 or true"), sample.Output);
        Assert.That(sample.Guest.Runs, Is.Empty);
    }

    [TestCase(":7", "", true)]
    [TestCase("", "", false)]
    [TestCase(":7", "true", false)]
    public async Task A_diff_tool_starts_for_a_developer_at_a_screen_alone(string display, string buildServer, bool starts)
    {
        Assume.That(BuildServerDetector.Detected || AiCliDetector.Detected, Is.False, "DiffEngine itself starts nothing here.");
        await using var sample = new Sample();
        var folder = Folder(sample);
        var told = Path.Combine(sample.Folder, "told");
        // DiffEngine knows Meld by its name on the PATH.
        var meld = Path.Combine(Directory.CreateDirectory(Path.Combine(sample.Folder, "tools")).FullName, "meld");
        await File.WriteAllTextAsync(meld, $"#!/bin/sh\necho \"$@\" >> '{told}'\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(meld, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (var (name, value) in new[]
        {
            ("DiffEngine_Disabled", null), ("DiffEngine_ToolOrder", "Meld"), ("PATH", $"{Path.GetDirectoryName(meld)}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("DISPLAY", display), ("WAYLAND_DISPLAY", ""), ("CI", buildServer),
        })
            sample.Environment[name] = value;
        await sample.RunAsync(["--filter", "FullyQualifiedName~SnapshotTests.Of_a_"]);
        Assert.That(Directory.GetFiles(folder, "*.received.txt"), Has.Length.EqualTo(2), sample.Output);
        // Whoever starts it does not wait for it.
        if (starts) await Condition.UntilAsync(() => File.Exists(told) && File.ReadAllLines(told).Length == 2, () => sample.Output);
        Assert.That(File.Exists(told), Is.EqualTo(starts), sample.Output);
        if (starts) Assert.That(File.ReadAllText(told), Does.Contain($"{folder}/SnapshotTests.Of_a_run_run=built.received.txt {folder}/SnapshotTests.Of_a_run_run=built.verified.txt").And.Contain("SnapshotTests+of-a-file.received.txt"));
    }

    private static string Folder(Sample sample)
    {
        var folder = Directory.CreateDirectory(Path.Combine(sample.Folder, "snapshots")).FullName;
        sample.Environment["SAMPLE_SNAPSHOTS"] = folder;
        return folder;
    }
}
