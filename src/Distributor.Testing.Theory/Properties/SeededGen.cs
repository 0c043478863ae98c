using CsCheck;

namespace Distributor.Testing.Theory;

/// <summary>Gives each value with the seed that draws it again; once there is nothing left to try, gives the last one, which costs nothing.</summary>
internal sealed class SeededGen<T>(Gen<T> inner, Func<bool> isOver) : Gen<(T Value, string Seed)>
{
    private sealed record Drawn((T, string) Value, Size Size);

    private Drawn? _last;

    public override (T Value, string Seed) Generate(PCG pcg, Size? min, out Size size)
    {
        var drawn = _last;
        if (drawn is null || !isOver())
        {
            var state = pcg.State;
            var value = inner.Generate(pcg, min, out size);
            _last = drawn = new((value, pcg.ToString(state)), size);
        }
        size = drawn.Size;
        return drawn.Value;
    }
}
