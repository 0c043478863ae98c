using Distributor.Dispatch;
using Distributor.FakeGuest;
using Distributor.Model;
using NUnit.Framework.Interfaces;

namespace Distributor.Testing.Tests;

/// <summary>A taskset that fails, a test that is wrong and machines that are lost are told apart.</summary>
public sealed class OutcomeTests
{
    [Test]
    public async Task A_taskset_that_fails_shows_the_judgement_a_drawing_and_the_line_of_its_file()
    {
        await using var sample = new Sample(FakeScripts.Overrun);
        var results = await sample.RunAsync(["--filter", "Name=met"]);
        Assert.That(results.Single().Message, Does.Match(@"^met \(.*good\.yaml:2:3\) on 127\.0\.0\.1:\d+, attempt 1:\n").And.Contain("""
            met: Expected all deadlines met, observed missed: 2 of 2 jobs missed.
              a job 0: released at 0 ms, due at 20 ms, EXIT_PERIOD at 20 ms
              a job 1: released at 40 ms, due at 60 ms, EXIT_PERIOD at 60 ms
            a ==========!.........==========!...
            from 0 ms, a column is 2 ms; = released and not ended, # on the processor, | ended in time, ! missed
            """), sample.Output);
        Assert.That(results.Single().StackTrace, Does.Match(@"^   at taskset met in /.*/good/good\.yaml:line 2\s*$"));
    }

    [Test]
    public async Task A_test_that_is_wrong_is_an_error_with_the_line_of_its_code()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "Name=A_test_that_is_wrong"]);
        Assert.That(results.Single().Message, Does.Contain("System.ArgumentException : Taskset wrong has no task `b`. Its tasks are a."), sample.Output);
        Assert.That(results.Single().StackTrace, Does.Contain("SweepTests.cs:line"));
    }

    [TestCase("FullyQualifiedName=Sample.good.good.met")]
    [TestCase("FullyQualifiedName~Deadlines_of_the_sweep")]
    public async Task A_taskset_that_no_machine_could_run_fails_in_words_of_its_own(string filter)
    {
        await using var sample = new Sample(FakeScripts.Closes);
        var results = await sample.RunAsync(["--filter", filter], "Distributor.Retries=1");
        Assert.That(results.Select(test => test.Outcome), Is.All.EqualTo("Failed"), sample.Output);
        Assert.That(results[0].Message, Does.Match(@"^No machine could run \S+ in 2 attempts\. In the last, 127\.0\.0\.1:\d+ was lost"));
        Assert.That(results[0].StackTrace, Does.StartWith("   at taskset "));
    }

    [TestCase(null, "for-analysis: It is for analysis alone: its `machines` are none.", "for-the-simulator: Its `machines` are simulated, and these are remote.")]
    [TestCase("simulated", "for-analysis: It is for analysis alone: its `machines` are none.", "without-wcet: It cannot be simulated. No `wcet` of a: an analysis needs that of every task.")]
    public async Task What_is_not_for_the_machines_is_skipped_with_the_reason(string? machine, params string[] skipped)
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.theory"], machine is null ? [] : [$"Distributor.Machine={machine}"]);
        Assert.That(results.Where(test => test.Outcome == "NotExecuted").Select(test => $"{test.Name}: {test.Message.Trim()}"), Is.EqualTo(skipped), sample.Output);
        Assert.That(results.Where(test => test.Outcome == "Passed").Select(test => test.Name), Has.Exactly(2).Items, sample.Output);
        Assert.That((sample.ExitCode, sample.Guest.Runs.Count), Is.EqualTo((0, machine is null ? 2 : 0)));
    }

    [Test]
    public async Task A_missing_program_is_told_so()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "Name=met"], $"Distributor.ProgramsFolder={sample.ResultsFolder}");
        Assert.That(results.Single().Message, Does.StartWith("No machine could run met.").And.Contain("burn"), sample.Output);
    }

    [Test]
    public async Task A_warning_is_in_the_output_of_its_taskset_alone()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.declared.warned"]);
        Assert.That(results.Single(test => test.Name == "never-critical").Output, Does.Match(@"^Warning: .*warned\.yaml:5:\d+: .*cannot fire"), sample.Output);
        Assert.That(results.Single(test => test.Name == "before").Output, Does.Not.Contain("Warning"));
    }

    [TestCase(EventKind.Exit)]
    [TestCase(EventKind.ExitPeriod)]
    public void A_run_whose_timing_the_host_may_have_decided_neither_passes_nor_fails(EventKind end)
    {
        var taskset = new Taskset("suspect", [new("a", "burn", GuestTime.FromMilliseconds(20))]) { Location = new("suspect.yaml", 4, 3) };
        var trace = Trace.Of(taskset, [new(EventKind.Start, 0, GuestTime.Zero), new(end, 0, GuestTime.FromMilliseconds(20)), new(EventKind.JobsDone, 0, GuestTime.FromMilliseconds(20))]);
        var run = new Run(taskset, trace, Bad: null, [new("machine-1", null, default, default, default)]) { TimingSuspect = "In 1 job the machine waited." };
        var outcome = Assert.Throws<JudgedException>(() => Tasksets.RequireEvidence(run))!;
        Assert.That((outcome.ResultState, outcome.StackTrace), Is.EqualTo((ResultState.Inconclusive, "   at taskset suspect in suspect.yaml:line 4")));
        Assert.That(outcome.Message, Is.EqualTo("suspect (suspect.yaml:4:3) on machine-1, attempt 1:\nThe host may have decided the timing, so this run says nothing. In 1 job the machine waited."));
    }

    [TestCase("VirtualTime=false", "NotExecuted", "The host may have decided the timing, so this run says nothing. In 2 jobs the machine waited more than 1 ms for a processor of the host, at most ")]
    [TestCase("VirtualTime=true", "Passed", "")]
    [Category("qemu")]
    public async Task A_machine_that_shares_its_processor_is_no_evidence_in_real_time_and_as_good_as_any_in_virtual_time(string setting, string outcome, string message)
    {
        await using var sample = new Sample();
        using var shared = new SharedProcessor(Path.Combine(sample.Folder, "bin"));
        sample.Environment["PATH"] = shared.Path;
        var results = await sample.RunAsync(["--filter", "Name=shared"], "Distributor.Machine=qemu", $"Distributor.ProgramsFolder={Sample.GuestPart("programs")}", $"Distributor.{setting}");
        Assert.That((results.Single().Outcome, sample.ExitCode), Is.EqualTo((outcome, 0)), sample.Output);
        Assert.That(results.Single().Message, Does.Contain(message));
    }

    [Test]
    public async Task Without_the_engine_extension_each_test_fails_and_says_how_to_mend_it()
    {
        await using var sample = new Sample();
        var copy = Directory.CreateDirectory(Path.Combine(sample.Folder, "copy")).FullName;
        var built = Path.GetDirectoryName(Sample.Assembly())!;
        foreach (var file in Directory.GetFiles(built)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        File.Delete(Path.Combine(copy, "distributor.addins"));
        var results = await sample.RunAsync(Path.Combine(copy, Path.GetFileName(Sample.Assembly())), ["--filter", "FullyQualifiedName~Sample.good"], []);
        Assert.That(results.Select(test => test.Outcome).ToArray(), Has.Length.EqualTo(3).And.All.EqualTo("Failed"), sample.Output);
        Assert.That(results[0].Message, Does.StartWith("The Distributor's engine extension is not loaded").And.Contain(Path.Combine(copy, "NUnit.Extension.Distributor", "tools")));
        Assert.That(sample.Guest.Runs, Is.Empty);
    }
}
