using Distributor.Model;

namespace Distributor.Files.Variants;

/// <summary>An attribute with a list of values: one dimension of the space of combinations.</summary>
/// <param name="name">In the names of variants: <c>burn-argument</c>.</param>
/// <param name="location">Where the list is.</param>
/// <param name="count">How many values.</param>
/// <param name="label">How the value with a number stands in a name.</param>
/// <param name="words">The labels that authors choose freely.</param>
/// <param name="order">Where among the keys of the file: the taskset's key, the task, the task's key.</param>
internal sealed class Dimension(
    string name, SourceLocation location, int count, Func<int, string> label, IReadOnlyList<string> words, (int, int, int) order)
{
    public string Name => name;

    public SourceLocation Location => location;

    public int Count => count;

    public IReadOnlyList<string> Words => words;

    public (int, int, int) Order => order;

    /// <summary>Which digit of a combination it is.</summary>
    public int Place { get; set; }

    public string Label(int index) => label(index);
}
