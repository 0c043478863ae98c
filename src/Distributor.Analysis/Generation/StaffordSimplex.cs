namespace Distributor.Analysis.Generation;

/// <summary>
/// Stafford's algorithm: a point of the unit cube's cut by the plane of a given sum, uniformly. The cut is divided into simplices; a walk through a table of
/// their volumes chooses one, and then a point in it.
/// </summary>
internal static class StaffordSimplex
{
    /// <summary>At least 2 numbers from 0 to 1 with a sum.</summary>
    public static double[] Sample(RandomSource random, int count, double sum)
    {
        var floor = (int)Math.Max(Math.Min(Math.Floor(sum), count - 1), 0);
        sum = Math.Max(Math.Min(sum, floor + 1), floor);
        var turns = Turns(count, floor, sum);
        var shares = new double[count];
        var (column, offset, scale, rest) = (floor, 0.0, 1.0, sum);
        for (var dimension = count - 1; dimension >= 1; dimension--)
        {
            var turn = random.NextShare() <= turns[dimension - 1, column] ? 1 : 0;
            var step = PortableMath.Root(1 - random.NextShare(), dimension);
            offset += (1 - step) * scale * rest / (dimension + 1);
            scale *= step;
            shares[count - 1 - dimension] = offset + scale * turn;
            rest -= turn;
            column -= turn;
        }
        shares[^1] = offset + scale * rest;
        // The walk knows its dimensions apart; tasks must be alike.
        random.Shuffle(shares);
        return shares;
    }

    // The probability of a turn at each place of the table.
    private static double[,] Turns(int count, int floor, double sum)
    {
        var (below, above) = (new double[count], new double[count]);
        for (var index = 0; index < count; index++) (below[index], above[index]) = (sum - floor + index, floor + count - index - sum);
        var volumes = new double[count, count + 1];
        volumes[0, 1] = double.MaxValue;
        var turns = new double[count - 1, count];
        for (var size = 2; size <= count; size++)
        {
            for (var index = 0; index < size; index++)
            {
                var (low, high) = (below[index], above[count - size + index]);
                var stay = volumes[size - 2, index + 1] * (low / size);
                var turn = volumes[size - 2, index] * (high / size);
                volumes[size - 1, index + 1] = stay + turn;
                // A volume can be too small for a number; the smallest normal one keeps 0 / 0 away.
                var all = stay + turn + 2.2250738585072014e-308;
                turns[size - 2, index] = high > low ? turn / all : 1 - stay / all;
            }
        }
        return turns;
    }
}
