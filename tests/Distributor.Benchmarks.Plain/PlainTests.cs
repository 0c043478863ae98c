namespace Distributor.Benchmarks.Plain;

[Parallelizable(ParallelScope.All)]
public sealed class PlainTests
{
    private static IEnumerable<TestCaseData> Cases => Enumerable.Range(1, 10_000)
        .Select(number => new TestCaseData(number).SetName($"case-{number}").SetCategory(number <= 1000 ? "few" : "more"));

    [TestCaseSource(nameof(Cases))]
    public Task Passes(int number)
    {
        Assert.That(number, Is.Positive);
        return Task.CompletedTask;
    }
}
