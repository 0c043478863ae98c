using System.Text.Json;
using Distributor.FakeGuest;

namespace Distributor.Testing.Tests;

/// <summary>What a user sees of <c>dotnet test</c> in a project with YAML files and no line of C#.</summary>
public sealed class DotnetTestTests
{
    [Test]
    public async Task Each_taskset_is_a_test_and_a_broken_file_is_one_failing_test_with_all_its_mistakes()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good|FullyQualifiedName~Sample.broken|FullyQualifiedName~PlainTests"]);
        Assert.That(results.Select(test => (test.Name, test.Outcome)), Is.EquivalentTo(new[]
        {
            ("A_test_without_tasksets_runs_as_ever", "Passed"),
            ("broken.yaml", "Failed"),
            ("met", "Passed"),
            ("met-without-expect", "Passed"),
            ("wrong-expectation", "Failed"),
        }), sample.Output);
        Assert.That(results.Single(test => test.Name == "broken.yaml").Message,
            Does.Contain("broken.yaml:3:34: Unknown key `perod` in task `a`: did you mean `period`?")
                .And.Contain("broken.yaml:5:42: `period: 20` is no time: a time needs a unit, as in `20 ms`."));
        Assert.That(results.Single(test => test.Name == "wrong-expectation").Message,
            Does.StartWith("wrong-expectation (").And.Contain("good.yaml:8:3) on 127.0.0.1:").And.Contain("Expected a missed deadline, observed met"));
        Assert.That(sample.Results, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Without_expect_a_test_means_that_deadlines_are_met()
    {
        await using var sample = new Sample(FakeScripts.Overrun);
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good"]);
        Assert.That(results.Single(test => test.Name == "met-without-expect").Message, Does.Contain("a job 0: released at 0 ms, due at 20 ms, EXIT_PERIOD at 20 ms"));
    }

    [TestCase("FullyQualifiedName~Sample.good.good.met", new[] { "met", "met-without-expect" })]
    [TestCase("FullyQualifiedName=Sample.good.good.met", new[] { "met" })]
    [TestCase("TestCategory=smoke", new[] { "met" })]
    [TestCase("Name=wrong-expectation", new[] { "wrong-expectation" })]
    public async Task A_filter_selects_tests_and_what_it_does_not_select_does_not_run(string filter, string[] names)
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", filter]);
        Assert.That(results.Select(test => test.Name), Is.EquivalentTo(names), sample.Output);
        Assert.That(sample.Guest.Runs, Has.Count.EqualTo(names.Length));
    }

    [Test]
    public async Task The_most_machines_are_a_setting_of_the_command_line()
    {
        await using var sample = new Sample();
        await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good"], "Distributor.MaxMachines=1");
        Assert.That((sample.Guest.Runs.Count, sample.Guest.MostRunning), Is.EqualTo((3, 1)));
    }

    [Test]
    public async Task The_most_machines_are_a_setting_of_the_runsettings_file()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "two.runsettings");
        await File.WriteAllTextAsync(file, "<RunSettings><Distributor><MaxMachines>2</MaxMachines></Distributor></RunSettings>");
        var (script, bothStarted) = FakeMeeting.Of(2);
        await using var sample = new Sample(script);
        await sample.RunAsync(["--settings", file, "--filter", "FullyQualifiedName~Sample.good.good.met"]);
        Assert.That(bothStarted.IsCompletedSuccessfully, sample.Output);
        Assert.That(sample.Guest.MostRunning, Is.EqualTo(2));
    }

    [Test]
    public async Task A_test_waits_for_a_machine_and_its_duration_is_the_time_on_it()
    {
        await using var sample = new Sample(FakeScripts.InTurn(async (session, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(3), cancellationToken);
            await FakeScripts.Ideal(session, cancellationToken);
        }, FakeScripts.Ideal));
        var start = TimeProvider.System.GetTimestamp();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good"], "Distributor.MaxMachines=1");
        // On one machine, one after the other: with the waiting, the two that wait for the first would show its time, too.
        Assert.That(TimeSpan.FromTicks(results.Sum(test => test.Duration.Ticks)), Is.LessThan(TimeProvider.System.GetElapsedTime(start)));
        var onMachine = sample.Results.Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(run => run.GetProperty("taskset").GetString()!, run => run.GetProperty("wallMs").GetDouble());
        Assert.That(results.ToDictionary(test => test.Name, test => test.Duration.TotalMilliseconds), Is.EqualTo(onMachine).Within(0.06), sample.Output);
    }

    [TestCase("Distributor.MaxMachines=0", "Distributor.MaxMachines=0: expected a whole number from 1 on.")]
    [TestCase("Distributor.Machine=nowhere", "Distributor.Machine=nowhere: expected qemu, simulated, HOST:PORT, or a board list, FILE.yaml.")]
    [TestCase("Distributor.MaxMachine=3", "Distributor.MaxMachine is no setting: did you mean MaxMachines?")]
    public async Task A_setting_that_cannot_be_fails_the_run_with_one_clear_message(string setting, string message)
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "Name=met"], setting);
        Assert.That(results.Single().Message, Does.StartWith(message), sample.Output);
        Assert.That(sample.ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task Session_parameters_are_told_to_the_guest()
    {
        await using var sample = new Sample();
        await sample.RunAsync(["--filter", "Name=met"], "Distributor.SessionParameters=goal=fairness");
        Assert.That(sample.Guest.Runs.Single().Heard, Contains.Item("OPTIMIZE"), sample.Output);
    }

    [Test]
    public async Task When_the_run_cannot_start_one_test_fails_and_the_others_are_skipped()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good"], "Distributor.Machine=qemu", "Distributor.GuestImage=/nowhere/image.elf");
        Assert.That(results.Select(test => test.Outcome), Is.EquivalentTo(new[] { "Failed", "NotExecuted", "NotExecuted" }), sample.Output);
        Assert.That(results.Single(test => test.Outcome == "Failed").Message, Does.Contain("There is no guest image /nowhere/image.elf: build it with client-tools/setup.sh, or set GuestImage (--guest)."));
        Assert.That(sample.ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task Without_QEMU_the_run_does_not_start_and_says_what_to_install()
    {
        await using var sample = new Sample();
        var bin = Directory.CreateDirectory(Path.Combine(sample.Folder, "bin")).FullName;
        foreach (var program in new[] { "dotnet", "setsid", "env" })
            File.CreateSymbolicLink(Path.Combine(bin, program), Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, program)).First(File.Exists));
        sample.Environment["PATH"] = bin;
        var results = await sample.RunAsync(["--filter", "Name=met"], "Distributor.Machine=qemu");
        Assert.That(results.Single().Message, Does.Contain("There is no qemu-system-arm on the PATH: run client-tools/setup.sh, or install the package qemu-system-arm."), sample.Output);
        Assert.That(sample.ExitCode, Is.Not.Zero);
    }

    [Test]
    public async Task Data_collectors_such_as_blame_hear_when_each_test_begins()
    {
        await using var sample = new Sample();
        await sample.RunAsync(["--filter", "FullyQualifiedName=Sample.good.good.met", "--blame", "--diag", Path.Combine(sample.Folder, "diag.log")]);
        Assert.That(File.ReadAllText(Directory.GetFiles(sample.Folder, "diag.datacollector.*").Single()), Does.Match("Test case 'met - .*' started"), sample.Output);
    }

    [Test]
    public async Task A_machine_that_fails_is_replaced_and_the_test_tells_its_attempts()
    {
        await using var sample = new Sample(FakeScripts.InTurn(FakeScripts.Closes, FakeScripts.Ideal));
        var results = await sample.RunAsync(["--filter", "Name=met", "--logger", "console;verbosity=detailed"]);
        Assert.That(results.Single().Outcome, Is.EqualTo("Passed"));
        Assert.That(sample.Output, Does.Contain("An attempt failed: 127.0.0.1:").And.Contain("was lost: The connection ended before the taskset was finished"));
    }
}
