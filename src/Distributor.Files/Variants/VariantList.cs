using System.Collections;

namespace Distributor.Files.Variants;

/// <summary>Lists one after the other, whose items are made when they are asked for and never kept.</summary>
internal sealed class VariantList<T> : IReadOnlyList<T>
{
    private readonly Func<int, T>[] _make;
    private readonly int[] _ends;

    /// <summary>Throws <see cref="OverflowException"/> when there are more items than an <see cref="int"/> counts.</summary>
    public VariantList(IReadOnlyList<(int Count, Func<int, T> Make)> lists)
    {
        _make = [.. lists.Select(list => list.Make)];
        _ends = new int[lists.Count];
        for (var list = 0; list < _ends.Length; list++) _ends[list] = Count = checked(Count + lists[list].Count);
    }

    public int Count { get; }

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var found = Array.BinarySearch(_ends, index + 1);
            var list = found < 0 ? ~found : found;
            return _make[list](list == 0 ? index : index - _ends[list - 1]);
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
