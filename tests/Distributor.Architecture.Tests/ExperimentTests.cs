using Distributor.Files;
using Distributor.Model;

namespace Distributor.Architecture.Tests;

/// <summary>What <c>experiments/</c> shows, and that each of them says so. (Whether they hold is theirs to test, on QEMU.)</summary>
public sealed class ExperimentTests
{
    private const string Folder = "experiments";

    private static readonly string[] Files = [.. Repository.Files("*.yaml").Where(path => path.StartsWith($"{Folder}/", StringComparison.Ordinal))];

    private static readonly Taskset[] Tasksets = [.. Files.SelectMany(path => TasksetFile.Read(Path.Combine(Repository.Root, path)).Tasksets)];

    private static IEnumerable<string> Folders => Directory.GetDirectories(Path.Combine(Repository.Root, Folder)).Select(path => Path.GetFileName(path))
        .Where(name => name is not ("bin" or "obj" or "TestResults")).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Folders))]
    public void An_experiment_begins_with_a_comment_that_says_what_it_shows(string folder)
    {
        var yaml = Files.Where(path => path.StartsWith($"{Folder}/{folder}/", StringComparison.Ordinal)).ToArray();
        var code = Repository.Files("*Tests.cs").Where(path => path.StartsWith($"{Folder}/{folder}/", StringComparison.Ordinal)).ToArray();
        Assert.That(yaml.Concat(code), Is.Not.Empty);
        Assert.That(yaml.Select(Text), Has.All.Match(@"\A# \w[^\n]{40,}"));
        Assert.That(code.Select(Text), Has.All.Match(@"\n/// <summary>[^\n]*\n?[^\n]{40,}\n(///[^\n]*\n)*(\[[^\n]*\n)*public sealed class"));
    }

    [Test]
    public void Each_event_of_the_protocol_is_expected_somewhere()
    {
        var expected = Tasksets.SelectMany(taskset => taskset.Expect.Tasks).SelectMany(task => task.Ends.Concat(task.Events.Where(count => count.Least > 0).Select(count => count.Kind)));
        Assert.That(Enum.GetValues<EventKind>(), Is.SubsetOf(expected));
    }

    [Test]
    public void Each_program_of_the_guest_is_run()
    {
        var programs = Directory.GetFiles(Path.Combine(Repository.Root, "src/guest/programs"), "*.c").Select(path => Path.GetFileNameWithoutExtension(path)).Except(["start"]).ToArray();
        Assert.That(programs, Has.Length.GreaterThan(8).And.SubsetOf(Tasksets.SelectMany(taskset => taskset.Tasks).Select(task => task.Program)));
    }

    [Test]
    public void There_are_60_tasksets_with_a_sweep_of_50_and_a_decorated_fixture()
    {
        Assert.That(Tasksets, Has.Length.GreaterThanOrEqualTo(60));
        Assert.That(Tasksets.GroupBy(taskset => taskset.Location).Max(variants => variants.Count()), Is.GreaterThanOrEqualTo(50));
        Assert.That(Repository.Files("*.cs").Where(path => path.StartsWith($"{Folder}/", StringComparison.Ordinal)).Select(Text), Has.Some.Contains("\n[Taskset(").And.Contains("[TasksetTest]"));
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));
}
