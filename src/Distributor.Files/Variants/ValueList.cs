namespace Distributor.Files.Variants;

/// <summary>The values that an attribute takes, item after item.</summary>
internal sealed class ValueList<T>
{
    private readonly IReadOnlyList<Item<T>> _items;
    private readonly int[] _ends;

    /// <summary>Throws <see cref="OverflowException"/> when there are more values than an <see cref="int"/> counts.</summary>
    public ValueList(IReadOnlyList<Item<T>> items)
    {
        _items = items;
        _ends = new int[items.Count];
        for (var item = 0; item < _ends.Length; item++) _ends[item] = Count = checked(Count + items[item].Count);
    }

    public int Count { get; }

    /// <summary>The least of all values.</summary>
    public T Least => Bounds.Min()!;

    /// <summary>The largest of all values.</summary>
    public T Most => Bounds.Max()!;

    /// <summary>The first and the last value of each item. The values of a range rise.</summary>
    public IEnumerable<T> Bounds => _items.SelectMany(item => new[] { item.Value(0), item.Value(item.Count - 1) });

    public T this[int index]
    {
        get
        {
            var (item, within) = Find(index);
            return item.Value(within);
        }
    }

    /// <summary>How the value with a number stands in a variant's name.</summary>
    public string Label(int index)
    {
        var (item, within) = Find(index);
        return item.Label(within);
    }

    private (Item<T> Item, int Within) Find(int index)
    {
        var found = Array.BinarySearch(_ends, index + 1);
        var item = found < 0 ? ~found : found;
        return (_items[item], index - (_ends[item] - _items[item].Count));
    }
}
