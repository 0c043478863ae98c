using System.Text;

namespace Distributor.Files.Variants;

/// <summary>Every combination of the values of a taskset's lists, numbered like a number of mixed radix: the last dimension changes fastest.</summary>
internal sealed class Combinations
{
    private readonly Dimension[] _dimensions;

    public Combinations(IEnumerable<Dimension> dimensions)
    {
        _dimensions = [.. dimensions.OrderBy(dimension => dimension.Order)];
        for (var place = 0; place < _dimensions.Length; place++) _dimensions[place].Place = place;
        Count = _dimensions.Aggregate(Int128.One, (count, dimension) => Int128.Min(count, long.MaxValue) * dimension.Count);
    }

    /// <summary>In the order in which the file has them, which is that of names: a list that is added after does not change what is before it.</summary>
    public IReadOnlyList<Dimension> Dimensions => _dimensions;

    /// <summary>How many; more than can be listed is no error here.</summary>
    public Int128 Count { get; }

    /// <summary>The combination with a number from 0: for each dimension, which of its values.</summary>
    public int[] this[int index]
    {
        get
        {
            var combination = new int[_dimensions.Length];
            for (var place = combination.Length - 1; place >= 0; place--)
                (index, combination[place]) = Math.DivRem(index, _dimensions[place].Count);
            return combination;
        }
    }

    /// <summary>The longest of the names of the first and of the last combination: about the longest of all.</summary>
    public string LongName(string taskset)
    {
        var first = Name(taskset, new int[_dimensions.Length]);
        var last = Name(taskset, [.. _dimensions.Select(dimension => dimension.Count - 1)]);
        return first.Length > last.Length ? first : last;
    }

    /// <summary>The name of the taskset with a combination: <c>sweep.burn-argument-10.burn-period-20ms</c>.</summary>
    public string Name(string taskset, int[] combination)
    {
        var name = new StringBuilder(taskset);
        foreach (var dimension in _dimensions) name.Append('.').Append(dimension.Name).Append('-').Append(dimension.Label(combination[dimension.Place]));
        return name.ToString();
    }
}
