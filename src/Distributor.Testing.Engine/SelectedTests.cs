using System.Xml.Linq;

namespace Distributor.Testing.Engine;

/// <summary>The tests that a run's filter selects, as far as they judge tasksets.</summary>
internal sealed class SelectedTests
{
    private readonly Dictionary<string, string> _keyOfTest;

    private SelectedTests(Dictionary<string, string> keyOfTest, IReadOnlyList<string> keys) => (_keyOfTest, Keys) = (keyOfTest, keys);

    /// <summary>The keys of their tasksets in the tests' order, each once.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The key of the taskset that the test with an id judges; null when it judges none.</summary>
    public string? KeyOf(string testId) => _keyOfTest.GetValueOrDefault(testId);

    /// <summary>Reads NUnit's tree of tests.</summary>
    public static SelectedTests Of(string tree)
    {
        var keyOfTest = new Dictionary<string, string>();
        // What is ignored or wrong does not run; what is explicit gives its taskset away once it starts.
        var runnable = XElement.Parse(tree).DescendantsAndSelf("test-case")
            .Where(test => test.AncestorsAndSelf().All(part => (string?)part.Attribute("runstate") is null or "Runnable"));
        foreach (var test in runnable)
        {
            var key = test.Elements("properties").Elements("property")
                .FirstOrDefault(property => (string?)property.Attribute("name") == DeclaredTasksets.TestProperty)?.Attribute("value")?.Value;
            if (key is not null) keyOfTest[(string)test.Attribute("id")!] = key;
        }
        return new(keyOfTest, [.. keyOfTest.Values.Distinct()]);
    }
}
