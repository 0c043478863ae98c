using System.Xml.Linq;

namespace Distributor.Testing.Engine;

/// <summary>The tests that a run's filter selects, as far as they judge tasksets.</summary>
internal sealed class SelectedTests
{
    /// <summary>The class that the build compiles into test projects.</summary>
    private const string TestsOfFiles = "Distributor.Testing.Generated.YamlTests";

    private readonly Dictionary<string, string> _keyOfTest;
    private readonly HashSet<string> _ofFiles;

    private SelectedTests(Dictionary<string, string> keyOfTest, HashSet<string> ofFiles, int mostWorkers) =>
        (_keyOfTest, _ofFiles, Keys, MostWorkers) = (keyOfTest, ofFiles, [.. keyOfTest.Values.Distinct()], mostWorkers);

    /// <summary>The keys of their tasksets in the tests' order, each once.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>How many of NUnit's workers can have something to do at once: one a suite, and one a test that judges no taskset.</summary>
    public int MostWorkers { get; }

    /// <summary>The key of the taskset that the test with an id judges; null when it judges none.</summary>
    public string? KeyOf(string testId) => _keyOfTest.GetValueOrDefault(testId);

    /// <summary>Whether the test with an id is a taskset of a file, and runs no code of its user's.</summary>
    public bool IsOfFile(string testId) => _ofFiles.Contains(testId);

    /// <summary>Reads NUnit's tree of tests.</summary>
    public static SelectedTests Of(string tree)
    {
        var (keyOfTest, ofFiles) = (new Dictionary<string, string>(), new HashSet<string>());
        // What is ignored or wrong does not run; what is explicit gives its taskset away once it starts.
        var all = XElement.Parse(tree);
        var runnable = all.DescendantsAndSelf("test-case")
            .Where(test => test.AncestorsAndSelf().All(part => (string?)part.Attribute("runstate") is null or "Runnable"));
        foreach (var test in runnable)
        {
            var key = test.Elements("properties").Elements("property")
                .FirstOrDefault(property => (string?)property.Attribute("name") == DeclaredTasksets.TestProperty)?.Attribute("value")?.Value;
            if (key is null) continue;
            var id = (string)test.Attribute("id")!;
            keyOfTest[id] = key;
            if ((string?)test.Attribute("classname") == TestsOfFiles) ofFiles.Add(id);
        }
        return new(keyOfTest, ofFiles, all.DescendantsAndSelf().Count(part => part.Name.LocalName is "test-suite" or "test-case") - keyOfTest.Count);
    }
}
