using System.Globalization;
using Distributor.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Distributor.Files.Yaml;

/// <summary>Finds keys that a mapping has twice.</summary>
internal static class DuplicateKeys
{
    /// <summary>Tells each at its place, and where the other is; as far as the text is YAML. True when there is one.</summary>
    public static bool Tell(string text, Diagnostics diagnostics)
    {
        var parser = new Parser(new StringReader(text));
        var open = new Stack<Collection?>();
        var found = false;
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is Scalar scalar) found |= open.TryPeek(out var mapping) && mapping?.Take(scalar) is { } first && Twice(scalar, first, diagnostics);
                else if (parser.Current is MappingStart or SequenceStart)
                {
                    if (open.TryPeek(out var outer)) outer?.TakeValue();
                    open.Push(parser.Current is MappingStart ? new() : null);
                }
                else if (parser.Current is MappingEnd or SequenceEnd) open.Pop();
                else if (parser.Current is AnchorAlias && open.TryPeek(out var holder)) holder?.TakeValue();
            }
        }
#pragma warning disable CA1031 // What is no YAML is told elsewhere, and YamlDotNet throws all kinds of exceptions there.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
        return found;
    }

    private static bool Twice(Scalar key, Mark first, Diagnostics diagnostics)
    {
        diagnostics.Error(diagnostics.At(key.Start), string.Create(CultureInfo.InvariantCulture, $"`{key.Value}` is here a second time: the first is in line {first.Line}, column {first.Column}."));
        return true;
    }

    /// <summary>A mapping that is being read: its keys, and whether the next node is one.</summary>
    private sealed class Collection
    {
        private readonly Dictionary<string, Mark> _keys = [];
        private bool _isValueNext;

        /// <summary>Takes a scalar; where it is a key that was there before, gives the place of the first.</summary>
        public Mark? Take(Scalar scalar)
        {
            _isValueNext = !_isValueNext;
            if (!_isValueNext || _keys.TryAdd(scalar.Value, scalar.Start)) return null;
            return _keys[scalar.Value];
        }

        /// <summary>Takes a value (or a key) that is no scalar.</summary>
        public void TakeValue() => _isValueNext = !_isValueNext;
    }
}
