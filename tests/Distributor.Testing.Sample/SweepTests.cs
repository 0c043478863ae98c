using Distributor.Dispatch;
using Distributor.Model;
using Distributor.Testing.Assertions;

namespace Distributor.Testing.Sample;

/// <summary>Tasksets of files and of code, judged by C#.</summary>
public sealed class SweepTests
{
    private static IEnumerable<Taskset> Generated => [Burn("one", 10), Burn("two", 20)];

    private static IEnumerable<Taskset> Twice() => [Burn("same", 10), Burn("same", 20)];

    [TasksetFile("sweep/*.yaml")]
    public void Deadlines_of_the_sweep(Run run) => Assert.That(run, Has.DeadlinesMet());

    [TasksetSource(nameof(Generated))]
    public void Responses(Run run) => Assert.That(run, Has.ResponseTime("a", atMost: "500 us"));

    [TasksetSource(nameof(Generated))]
    public async Task Jobs(Taskset taskset) => Assert.That(await Tasksets.RunAsync(taskset), Has.JobsDone());

    [TasksetSource(nameof(Twice))]
    public void Twice_the_same_name(Run run) => Assert.Fail($"This is not run: {run}.");

    [TasksetSource("Nowhere")]
    public void No_source(Run run) => Assert.Fail($"This is not run: {run}.");

    [TasksetFile("nowhere/*.yaml")]
    public void No_file(Run run) => Assert.Fail($"This is not run: {run}.");

    [TasksetSource(nameof(Generated))]
    public void Takes_nothing() => Assert.Fail("This is not run.");

    [Test]
    public void A_plain_test_takes_none(Run run) => Assert.Fail($"This is not run: {run}.");

    [Test]
    public async Task A_test_that_is_wrong() => Assert.That(await Tasksets.RunAsync(Burn("wrong", 10)), Has.DeadlinesMet("b"));

    [Test]
    public async Task A_test_that_runs_two()
    {
        foreach (var taskset in Twice().Select(taskset => taskset with { Tasks = [taskset.Tasks[0] with { Jobs = 2 }] })) Assert.That(await Tasksets.RunAsync(taskset), Has.JobsDone());
    }

    [TestCase(true), TestCase(false)]
    public async Task A_test_with_output_and_attachments_of_its_own(bool passes)
    {
        await Tasksets.RunAsync(Burn("own", 30));
        TestContext.Out.WriteLine("<output> ]]> </attachments></test-case>");
        var path = Path.Combine(Directory.CreateTempSubdirectory("own-").FullName, "own & only.txt");
        await File.WriteAllTextAsync(path, "own");
        TestContext.AddTestAttachment(path, "its ]]> <attachments>");
        Assert.That(passes, "<failure> ]]></output>");
    }

    private static Taskset Burn(string name, int period) => new(name, [new("a", "burn", GuestTime.FromMilliseconds(period))]);
}
