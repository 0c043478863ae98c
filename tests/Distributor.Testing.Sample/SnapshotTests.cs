using Distributor.Dispatch;
using Distributor.Model;
using Distributor.Testing.Assertions;

namespace Distributor.Testing.Sample;

/// <summary>Snapshots in a folder of whoever runs these tests, not beside this file.</summary>
public sealed class SnapshotTests
{
    private static readonly string Source = Path.Combine(Environment.GetEnvironmentVariable("SAMPLE_SNAPSHOTS") ?? Path.GetTempPath(), "SnapshotTests.cs");

    private static Taskset Built => new("built", [new("a", "burn", GuestTime.FromMilliseconds(10)) { Jobs = 2 }]);

    private static IEnumerable<Taskset> OfCode => [Built];

    private static IEnumerable<Taskset> OfAFile => [Built with { Name = "of-a-file", Location = new(Path.ChangeExtension(Source, "yaml"), 2, 3), Expect = new() { Snapshot = SnapshotLevel.Events } }];

    [TasksetSource(nameof(OfCode))]
    public void Of_a_run(Run run) => Assert.That(run, Does.MatchSnapshot(source: Source));

    [TasksetSource(nameof(OfAFile))]
    public Task Of_a_taskset(Taskset taskset) => Tasksets.HoldsAsync(taskset);

    [Test]
    public async Task Of_two_runs()
    {
        Assert.That(await Tasksets.RunAsync(Built), Does.MatchSnapshot(name: "first", source: Source));
        Assert.That(await Tasksets.RunAsync(Built with { Tasks = [Built.Tasks[0] with { Jobs = 1 }] }), Does.MatchSnapshot(name: "second", source: Source));
    }

    [TestCase("a?")]
    [TestCase("a*")]
    public async Task Shared(string value) => Assert.That(await Tasksets.RunAsync(Built with { Name = $"shared{value.Length}" }), Does.MatchSnapshot(source: Source));
}
