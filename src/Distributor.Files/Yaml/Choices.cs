namespace Distributor.Files.Yaml;

/// <summary>Values that are written as one of a few words.</summary>
internal sealed class Choices<T>(params (string Name, T Value)[] choices)
{
    public IEnumerable<string> Names => choices.Select(choice => choice.Name);

    /// <summary>The value of a word. On failure <paramref name="wrong"/> says which words there are, or which one was meant.</summary>
    public bool TryRead(string text, out T value, out string wrong)
    {
        (value, wrong) = (default!, "");
        foreach (var (name, named) in choices)
        {
            if (name != text) continue;
            value = named;
            return true;
        }
        var (nearest, expected) = (NearestName.Of(text, Names), $"expected {string.Join(", ", Names.SkipLast(1))} or {Names.Last()}");
        wrong = nearest is null ? expected : $"did you mean `{nearest}`? ({expected})";
        return false;
    }
}
