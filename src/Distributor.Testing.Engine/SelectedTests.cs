using System.Xml.Linq;

namespace Distributor.Testing.Engine;

/// <summary>The tests that a run's filter selects, as far as they judge tasksets.</summary>
internal sealed class SelectedTests
{
    /// <summary>The class that the build compiles into test projects.</summary>
    private const string TestsOfFiles = "Distributor.Testing.Generated.YamlTests";

    private readonly Dictionary<string, (string Key, bool IsOfFile)> _tests;

    private SelectedTests(Dictionary<string, (string Key, bool IsOfFile)> tests, int mostWorkers) =>
        (_tests, Keys, MostWorkers) = (tests, [.. tests.Values.Select(test => test.Key).Distinct()], mostWorkers);

    /// <summary>The keys of their tasksets in the tests' order, each once.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>How many of NUnit's workers can have something to do at once: one a suite, and one a test that judges no taskset.</summary>
    public int MostWorkers { get; }

    /// <summary>The key of the taskset that the test with an id judges; null when it judges none.</summary>
    public string? KeyOf(string testId) => _tests.GetValueOrDefault(testId).Key;

    /// <summary>Whether the test with an id is a taskset of a file, and runs no code of its user's.</summary>
    public bool IsOfFile(string testId) => _tests.GetValueOrDefault(testId).IsOfFile;

    /// <summary>Reads NUnit's tree of tests.</summary>
    public static SelectedTests Of(string tree)
    {
        var tests = new Dictionary<string, (string Key, bool IsOfFile)>();
        // What is ignored or wrong does not run; what is explicit gives its taskset away once it starts.
        var all = XElement.Parse(tree);
        var runnable = all.DescendantsAndSelf("test-case")
            .Where(test => test.AncestorsAndSelf().All(part => (string?)part.Attribute("runstate") is null or "Runnable"));
        foreach (var test in runnable)
        {
            var key = test.Elements("properties").Elements("property")
                .FirstOrDefault(property => (string?)property.Attribute("name") == DeclaredTasksets.TestProperty)?.Attribute("value")?.Value;
            if (key is not null) tests[(string)test.Attribute("id")!] = (key, (string?)test.Attribute("classname") == TestsOfFiles);
        }
        return new(tests, all.DescendantsAndSelf().Count(part => part.Name.LocalName is "test-suite" or "test-case") - tests.Count);
    }
}
