namespace Distributor.Testing.Tests;

/// <summary>Properties of random tasksets and acceptance curves in <c>dotnet test</c>.</summary>
public sealed class TheoryTests
{
    private const string Property = "Distributor.Testing.Sample.SearchTests.Whatever_needs_no_more_than_the_processor_meets_its_deadlines";

    [Test]
    public async Task A_property_that_does_not_hold_fails_with_YAML_seed_schedule_and_files()
    {
        await using var sample = new Sample();
        var result = (await sample.RunAsync(["--filter", $"FullyQualifiedName={Property}"], "Distributor.Machine=simulated")).Single();
        Assert.That(result.Outcome, Is.EqualTo("Failed"), sample.Output);
        Assert.That(result.Message, Does.Match("""
            ^A counterexample, the smallest after [1-9][0-9]* steps and [0-9]+ runs:
            counterexample on simulator-[0-9]+, attempt 1:
              Expected: all deadlines met
              Observed: [0-9]+ of [0-9]+ jobs missed\.
            """.ReplaceLineEndings("\n")), sample.Output);
        Assert.That(result.Message, Does.Contain("tasksets:\n  counterexample:\n    duration: "));
        Assert.That(result.Message, Does.Match($"CsCheck_Seed=[0-9A-Za-z_-]+ dotnet test --filter \"FullyQualifiedName={Property}\"$"));
        Assert.That(result.Attachments.Select(Path.GetFileName), Does.Contain("gantt.svg").And.Contain("taskset.yaml"));
    }

    [Test]
    public async Task The_seed_of_the_message_finds_the_same_counterexample()
    {
        await using var sample = new Sample();
        var first = (await sample.RunAsync(["--filter", $"FullyQualifiedName={Property}"], "Distributor.Machine=simulated")).Single();
        sample.Environment["CsCheck_Seed"] = first.Message.Split("CsCheck_Seed=")[1].Split(' ')[0];
        var again = (await sample.RunAsync(["--filter", $"FullyQualifiedName={Property}"], "Distributor.Machine=simulated")).Single();
        Assert.That(Yaml(again), Is.EqualTo(Yaml(first)));

        static string Yaml(SampleResult result) => result.Message.Split("tasksets:\n")[1].Split("\n\n")[0];
    }

    [Test]
    public async Task A_curve_is_judged_in_a_test_and_attached()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~SearchTests.Is_judged"], "Distributor.Machine=simulated");
        Assert.That(results.Select(result => (result.Name, result.Outcome)), Is.EqualTo(new[] { ("small", "Passed") }), sample.Output);
        Assert.That(results[0].Attachments.Select(Path.GetFileName), Is.EquivalentTo(new[] { "curves+small.csv", "curves+small.svg", "curves+small.png" }));
        Assert.That(await File.ReadAllLinesAsync(results[0].Attachments.Single(file => file.EndsWith(".csv", StringComparison.Ordinal))), Has.Length.EqualTo(1 + 2 * 3));
        Assert.That(sample.Results, Has.Count.EqualTo(2 * 8), "Executions are results like any others,");
        Assert.That(Directory.Exists(Path.Combine(sample.RunFolder, "runs")), Is.False, "but thousands of them have no files.");
    }

    [Test]
    public async Task A_curve_of_attributes_is_that_of_the_YAML_that_says_the_same()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~SearchTests.Is_judged|FullyQualifiedName~SearchTests.Is_declared_here"], "Distributor.Machine=simulated");
        Assert.That(results.Select(result => (result.Name, result.Outcome)), Is.EquivalentTo(new[] { ("Is_declared_here", "Passed"), ("small", "Passed") }), sample.Output);
        var (ofAttributes, ofFile) = (results.Single(result => result.Name == "Is_declared_here"), results.Single(result => result.Name == "small"));
        Assert.That(ofAttributes.Attachments.Select(Path.GetFileName), Is.EquivalentTo(new[] { "SearchTests+Is_declared_here.csv", "SearchTests+Is_declared_here.svg", "SearchTests+Is_declared_here.png" }));
        Assert.That(await LinesAsync(ofAttributes), Is.EqualTo((await LinesAsync(ofFile)).Where(line => !line.Contains("rta-overheads", StringComparison.Ordinal))));

        static Task<string[]> LinesAsync(SampleResult result) => File.ReadAllLinesAsync(result.Attachments.Single(file => file.EndsWith(".csv", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_curve_counts_the_executions_of_an_earlier_test_run_and_makes_the_rest()
    {
        await using var sample = new Sample();
        string[] curve = ["--filter", "FullyQualifiedName~SearchTests.Is_declared_here"];
        await sample.RunAsync(curve, "Distributor.Machine=simulated");
        var results = Path.Combine(sample.RunFolder, "results.jsonl");
        // Ten, and an eleventh that a crash cut short.
        var all = await File.ReadAllTextAsync(results);
        await File.WriteAllTextAsync(results, all[..(all.Split('\n').Take(10).Sum(line => line.Length + 1) + 20)]);
        var second = (await sample.RunAsync(curve, "Distributor.Machine=simulated", $"Distributor.ResumeCurvesFrom={sample.ResultsFolder}")).Single();
        Assert.That((second.Outcome, second.Output.Trim()), Is.EqualTo(("Passed", "10 executions are those of an earlier test run.")), sample.Output);
        Assert.That(sample.Results, Has.Count.EqualTo(11 + 6));
    }

    [TestCase("Distributor.Testing.Sample.SearchTests.Is_declared_here")]
    [TestCase(Property)]
    public async Task Session_parameters_are_told_to_the_guest(string test)
    {
        await using var sample = new Sample();
        sample.Environment["CsCheck_Iter"] = "3";
        await sample.RunAsync(["--filter", $"FullyQualifiedName={test}"], "Distributor.SessionParameters=goal=fairness");
        Assert.That(sample.Guest.Runs.Select(run => run.Heard), Is.Not.Empty.And.All.Contains("OPTIMIZE"), sample.Output);
    }

    [TestCase("Has_mistakes", """
        [AcceptanceCurve] of Has_mistakes has mistakes.
        An execution needs a `duration`: until when each taskset releases jobs, as in `duration: 1 s`.
        `rtta` is no test: did you mean `rta`?
        A generator needs `periods`: `automotive`, or as in `{ kind: log-uniform, min: 1 ms, max: 1 s }`.
        `count: -1` is no whole number from 1 to 2147483647.
        """)]
    [TestCase("Says_it_twice", "curves/curves.yaml says what its curves are like, so [AcceptanceCurve] cannot: leave out the file, or tasks, count.")]
    [TestCase("Is_not_there", "curves/curves.yaml has no curve `large`. It has: small.")]
    [TestCase("Takes_no_curve", "Takes_no_curve judges a curve, so it takes one parameter: the finished MeasuredCurve.")]
    public async Task A_mistake_with_a_curve_is_a_failing_test(string test, string message)
    {
        await using var sample = new Sample();
        var result = (await sample.RunAsync(["--filter", $"FullyQualifiedName~SearchTests.{test}"], "Distributor.Machine=simulated")).Single();
        Assert.That((result.Outcome, result.Message), Is.EqualTo(("Failed", message.ReplaceLineEndings("\n"))), sample.Output);
    }
}
