using System.Collections.Concurrent;
using Distributor.Model;

namespace Distributor.Testing.Tests.Attachments;

/// <summary>Runs and test processes have folders of their own.</summary>
public sealed class FolderTests
{
    [TestCase("met", "met")]
    [TestCase("../../etc/a b", "_.._etc_a_b")]
    [TestCase("..", "_")]
    [TestCase(".hidden", "hidden")]
    public void Any_name_makes_a_folder_below_the_runs(string taskset, string folder) => Assert.That(new FolderNames().Next(new(taskset, [])), Is.EqualTo(folder));

    [Test]
    public void A_taskset_of_a_file_is_named_like_its_snapshot() =>
        Assert.That(new FolderNames().Next(new("edf-meets", []) { Location = new("/a/two-burns.yaml", 3, 1) }), Is.EqualTo("two-burns+edf-meets"));

    [Test]
    public void No_name_is_given_twice_also_where_names_are_long_or_differ_in_case_alone()
    {
        var names = new FolderNames();
        var given = new ConcurrentBag<string>();
        Parallel.For(0, 300, index => given.Add(names.Next(new((index % 3) switch { 0 => "same", 1 => "SAME", _ => new string('x', 500) }, []))));
        Assert.That(given.Select(name => name.ToUpperInvariant()), Is.Unique);
        Assert.That(given.Max(name => name.Length), Is.LessThan(200));
    }

    [Test]
    public void Test_processes_with_the_same_id_in_the_same_second_have_folders_of_their_own()
    {
        var parent = Directory.CreateTempSubdirectory("results-").FullName;
        try
        {
            var now = new DateTime(2026, 5, 4, 3, 2, 1);
            var folders = new ConcurrentBag<string>();
            Parallel.For(0, 20, _ => folders.Add(ResultsFolder.Create(parent, now)));
            Assert.That(folders, Is.Unique);
            Assert.That(folders.Select(Path.GetFileName), Has.Member($"20260504-030201-{Environment.ProcessId}").And.Member($"20260504-030201-20-{Environment.ProcessId}"));
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }
}
