namespace Distributor.Testing.Tests;

/// <summary>Tasksets of files, of code and of attributes, judged by methods that take the finished run.</summary>
public sealed class DeclaringTests
{
    [Test]
    public async Task A_method_judges_the_finished_run_of_each_taskset_of_its_files_in_place_of_their_expectations()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "TestCategory=swept"]);
        // Their file expects misses: the method does not, and is asked alone.
        Assert.That(results.Select(test => (test.Name, test.Outcome)), Is.EqualTo(new[] { ("sweep.a-period-20ms", "Passed"), ("sweep.a-period-30ms", "Passed") }), sample.Output);
    }

    [Test]
    public async Task A_test_of_a_method_is_found_by_class_method_file_and_taskset()
    {
        await using var sample = new Sample();
        await sample.RunAsync(["--list-tests"]);
        await sample.RunAsync(["--filter", "FullyQualifiedName=Distributor.Testing.Sample.SweepTests.Deadlines_of_the_sweep.sweep.periods.sweep.a-period-30ms"]);
        Assert.That(sample.Guest.Runs, Has.Count.EqualTo(1), sample.Output);
    }

    [Test]
    public async Task Methods_with_the_same_source_judge_the_same_runs()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~SweepTests.Responses|FullyQualifiedName~SweepTests.Jobs"]);
        Assert.That(results.Select(test => (test.Name, test.Outcome)), Is.EquivalentTo(new[] { ("one", "Failed"), ("two", "Failed"), ("one", "Passed"), ("two", "Passed") }), sample.Output);
        Assert.That(sample.Guest.Runs, Has.Count.EqualTo(2));
        Assert.That(results.First(test => test.Outcome == "Failed").Message, Does.Contain("""
              Expected: response times of a of at most 500 us
              Observed: 1 of 1 job from 1 ms to 1 ms, 0 censored.
            1 of 1 job slower or without a response.
              a job 0: released at 0 ms, due at 10 ms, EXIT at 1 ms
            a =
            """[..^1]));
    }

    [Test]
    public async Task All_tests_of_a_decorated_fixture_judge_its_one_run()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~DecoratedTests"]);
        Assert.That(results.Select(test => (test.Name, test.Outcome)), Is.EqualTo(new[]
        {
            ("All_deadlines_are_met", "Passed"), ("It_is_the_taskset_that_was_declared", "Passed"), ("The_short_task_does_its_jobs", "Passed"),
        }), sample.Output);
        Assert.That(sample.Guest.Runs, Has.Count.EqualTo(1));
    }

    [TestCase("MistakenTests", "The attributes of MistakenTests have mistakes.\n`scheduler: edff`", "`period: 20` is no time: a time needs a unit, as in `20 ms`.")]
    [TestCase("SweepTests.Twice_the_same_name", "SweepTests.Twice gives two tasksets named `same`", "")]
    [TestCase("SweepTests.No_source", "SweepTests has no static method (without parameters), property or field `Nowhere` that is an IEnumerable<Taskset>.", "")]
    [TestCase("SweepTests.No_file", "No file matches [TasksetFile(\"nowhere/*.yaml\")]: it is looked for below ", "tests/Distributor.Testing.Sample, relative to that folder.")]
    [TestCase("SweepTests.Takes_nothing.one", "Takes_nothing judges a taskset, so it takes one parameter: a Taskset, or the finished Run.", "")]
    [TestCase("SweepTests.A_plain_test_takes_none", "No arguments were provided: a test that takes a run or a taskset has, instead of [Test], [TasksetFile(", "")]
    public async Task A_mistake_in_a_declaration_is_a_failing_test_that_tells_it(string test, string message, string more)
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", $"FullyQualifiedName~{test}"]);
        Assert.That(results, Has.Count.EqualTo(1), sample.Output);
        Assert.That(results[0].Outcome, Is.EqualTo("Failed"));
        Assert.That(results[0].Message, Does.StartWith(message).And.Contain(more));
        Assert.That(sample.Guest.Runs, Is.Empty);
    }

    [Test]
    public async Task A_file_of_more_tasksets_than_tests_are_good_for_is_refused_with_advice()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.refused"]);
        Assert.That(results.Single().Message, Does.StartWith("million.yaml has 1000000 tasksets; as tests at most 100000 are of use to anybody.").And.Contain("client-tools/distributor run /"), sample.Output);
    }
}
