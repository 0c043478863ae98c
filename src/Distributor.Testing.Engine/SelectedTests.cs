using System.Xml.Linq;

namespace Distributor.Testing.Engine;

/// <summary>The tests that a run's filter selects, as far as they judge tasksets.</summary>
internal sealed class SelectedTests
{
    private readonly Dictionary<string, string> _keyOfTest;

    private SelectedTests(Dictionary<string, string> keyOfTest, int mostWorkers) => (_keyOfTest, Keys, MostWorkers) = (keyOfTest, [.. keyOfTest.Values.Distinct()], mostWorkers);

    /// <summary>The keys of their tasksets in the tests' order, each once.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>How many of NUnit's workers can have something to do at once: one a suite, and one a test that judges no taskset.</summary>
    public int MostWorkers { get; }

    /// <summary>The key of the taskset that the test with an id judges; null when it judges none.</summary>
    public string? KeyOf(string testId) => _keyOfTest.GetValueOrDefault(testId);

    /// <summary>Reads NUnit's tree of tests.</summary>
    public static SelectedTests Of(string tree)
    {
        var keyOfTest = new Dictionary<string, string>();
        // What is ignored or wrong does not run; what is explicit gives its taskset away once it starts.
        var all = XElement.Parse(tree);
        var runnable = all.DescendantsAndSelf("test-case")
            .Where(test => test.AncestorsAndSelf().All(part => (string?)part.Attribute("runstate") is null or "Runnable"));
        foreach (var test in runnable)
        {
            var key = test.Elements("properties").Elements("property")
                .FirstOrDefault(property => (string?)property.Attribute("name") == DeclaredTasksets.TestProperty)?.Attribute("value")?.Value;
            if (key is not null) keyOfTest[(string)test.Attribute("id")!] = key;
        }
        return new(keyOfTest, all.DescendantsAndSelf().Count(part => part.Name.LocalName is "test-suite" or "test-case") - keyOfTest.Count);
    }
}
