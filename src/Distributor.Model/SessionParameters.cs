namespace Distributor.Model;

/// <summary>
/// What a session tells a guest that optimizes (command OPTIMIZE), before it sends the taskset: names and values, in their order. The
/// reference guest switches admission control of EDF tasks on, whatever they are.
/// </summary>
public sealed class SessionParameters : IEquatable<SessionParameters>
{
    /// <summary>No parameters: OPTIMIZE is not sent.</summary>
    public static readonly SessionParameters None = new([]);

    /// <summary>Parameters in an order. Throws <see cref="ArgumentException"/> for a name that no XML element can have.</summary>
    public SessionParameters(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        Values = [.. parameters];
        foreach (var (name, _) in Values)
        {
            if (!IsName(name)) throw new ArgumentException($"`{name}` is no session parameter's name: a letter, then A-Z a-z 0-9 _ . - alone.", nameof(parameters));
        }
    }

    /// <summary>In the order of their declaration.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; }

    /// <summary>True when there is nothing to tell, and OPTIMIZE is not sent: not every guest knows it.</summary>
    public bool IsEmpty => Values.Count == 0;

    /// <summary>True for what can be the name of an XML element: a letter, then letters, digits, <c>_</c>, <c>.</c> and <c>-</c>.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-');

    /// <inheritdoc/>
    public bool Equals(SessionParameters? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SessionParameters);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(0, (hash, parameter) => HashCode.Combine(hash, parameter));

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Values.Select(parameter => $"{parameter.Key}: {parameter.Value}"));
}
