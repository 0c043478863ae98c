using Distributor.Analysis.Generation;

namespace Distributor.Analysis.Tests.Generation;

public sealed class RandomSourceTests
{
    [Test]
    public void It_is_the_published_generator()
    {
        // The first outputs of xoshiro256** from the state 1, 2, 3, 4, as its authors' C code gives them.
        var random = new RandomSource(1, 2, 3, 4);
        Assert.That(Enumerable.Range(0, 6).Select(_ => random.NextBits()),
            Is.EqualTo(new ulong[] { 11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600 }));
    }

    [Test]
    public void A_seed_gives_the_same_numbers_for_ever() =>
        Assert.That(new RandomSource(42).NextBits(), Is.EqualTo(FirstOf42));

    [Test]
    public void Whole_numbers_are_equally_likely()
    {
        var random = new RandomSource(1);
        var counts = new int[7];
        for (var draw = 0; draw < 70_000; draw++) counts[random.NextBelow(7)]++;
        // Chi-squared with 6 degrees of freedom is above 22.5 once in a thousand seeds; the seed is fixed.
        Assert.That(counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000), Is.LessThan(22.5));
    }

    [Test]
    public void Shares_are_at_least_0_and_below_1()
    {
        var random = new RandomSource(2);
        var shares = Enumerable.Range(0, 10_000).Select(_ => random.NextShare()).ToArray();
        Assert.That(shares, Is.All.InRange(0.0, 1.0 - double.Epsilon));
        Assert.That(shares.Average(), Is.EqualTo(0.5).Within(0.01));
    }

    [Test]
    public void Logarithm_and_exponential_are_those_of_the_platform_but_for_the_last_bits([Values(1e-300, 1e-9, 0.1, 0.5, 0.7071, 1, 1.4142, 1.5, 2, 3e5, 1e15)] double value)
    {
        Assert.That(PortableMath.Log(value), Is.EqualTo(Math.Log(value)).Within(4e-15 * Math.Max(1, Math.Abs(Math.Log(value)))));
        Assert.That(PortableMath.Exp(Math.Log(value)), Is.EqualTo(value).Within(2e-13 * value));
    }

    private const ulong FirstOf42 = 1546998764402558742;
}
