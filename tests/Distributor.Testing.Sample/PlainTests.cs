namespace Distributor.Testing.Sample;

public sealed class PlainTests
{
    [Test]
    public void A_test_without_tasksets_runs_as_ever() => Assert.That(1 + 1, Is.EqualTo(2));
}
