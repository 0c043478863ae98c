using Distributor.Model;

namespace Distributor.Files.Variants;

/// <summary>An attribute of a task or taskset: its value, or the values that it takes in the combinations.</summary>
/// <param name="location">Where it stands; for one that the file leaves out, where its task or taskset does.</param>
/// <param name="values">One value, or those of its list.</param>
/// <param name="dimension">Null for a single value.</param>
internal sealed class Attribute<T>(SourceLocation location, ValueList<T> values, Dimension? dimension)
{
    public SourceLocation Location => location;

    /// <summary>True when the file has a value that is a mistake; checks pass it over, so that one mistake is told once.</summary>
    public bool IsBroken { get; private init; }

    /// <summary>False when the file leaves it out.</summary>
    public bool IsGiven { get; init; } = true;

    /// <summary>True when a list gives its values.</summary>
    public bool Varies => dimension is not null;

    /// <summary>The least of all values.</summary>
    public T Least => values.Least;

    /// <summary>The largest of all values.</summary>
    public T Most => values.Most;

    /// <summary>The first and the last value of each item: with no range among them, all values.</summary>
    public IEnumerable<T> Bounds => values.Bounds;

    /// <summary>All values, computed one by one.</summary>
    public IEnumerable<T> Values => Enumerable.Range(0, values.Count).Select(index => values[index]);

    /// <summary>A single value that no list gives.</summary>
    public static Attribute<T> Single(SourceLocation location, T value) => new(location, new([Item<T>.Word(location, value, "")]), null);

    /// <summary>What stands for the value of an attribute that could not be read.</summary>
    public static Attribute<T> Broken(SourceLocation location, T value) => new(location, new([Item<T>.Word(location, value, "")]), null) { IsBroken = true };

    /// <summary>The value in a combination.</summary>
    public T In(int[] combination) => values[dimension is null ? 0 : combination[dimension.Place]];
}
