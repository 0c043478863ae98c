using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CliWrap;
using Distributor.FakeGuest;

namespace Distributor.Testing.Tests.Attachments;

/// <summary>What arrives in the trx beside a test's result.</summary>
public sealed class AttachmentTests
{
    private static readonly string[] Files = ["attempts.txt", "gantt.svg", "perfetto.json", "responses.svg", "taskset.xml", "taskset.yaml", "trace.btf", "trace.txt"];

    [Test]
    public async Task The_files_of_a_run_arrive_in_the_trx_and_their_folder_is_told()
    {
        await using var sample = new Sample();
        var met = (await sample.RunAsync(["--filter", "FullyQualifiedName=Sample.good.good.met"])).Single();
        Assert.That(met.Attachments.Select(Path.GetFileName), Is.EquivalentTo(Files), sample.Output);
        string Text(string name) => File.ReadAllText(met.Attachments.Single(path => Path.GetFileName(path) == name));
        Assert.That(Text("trace.txt"), Does.StartWith("         0 START         a\n      1000 EXIT          a\n"));
        Assert.That(Text("taskset.xml"), Does.StartWith("<taskset><periodictask><id>0</id>").And.Contain("<period>20</period>"));
        Assert.That(Text("taskset.yaml"), Does.Contain("a: { program: burn, argument: \"1000\", period: 20 ms, jobs: 2 }"));
        Assert.That(Text("attempts.txt"), Does.Match(@"^1\. 127\.0\.0\.1:\d+, .*: met\n"));
        Assert.That(XElement.Parse(Text("gantt.svg")).Name.LocalName, Is.EqualTo("svg"));
        Assert.That(JsonDocument.Parse(Text("perfetto.json")).RootElement.GetProperty("traceEvents").GetArrayLength(), Is.GreaterThan(0));
        var folder = Path.Combine(sample.RunFolder, "runs", "good+met");
        Assert.That(met.Output, Does.StartWith($"Files of the run: {folder}/\n  taskset.yaml, "));
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(Files));
    }

    [Test]
    public async Task What_is_kept_of_runs_in_the_project_becomes_no_test()
    {
        var kept = Path.Combine(Checkout.Root, "tests", "Distributor.Testing.Sample", $"kept-{Guid.NewGuid():N}");
        try
        {
            await using var sample = new Sample();
            await sample.RunAsync(["--filter", "FullyQualifiedName=Sample.good.good.met"], $"Distributor.ResultsDirectory={kept}");
            await Cli.Wrap("cp").WithArguments(["-r", Path.Combine(sample.Folder, "trx"), kept]).ExecuteAsync();
            Assert.That(Directory.GetFiles(kept, "taskset.yaml", SearchOption.AllDirectories), Has.Length.EqualTo(2), sample.Output);
            using var ide = new Ide();
            Assert.That(ide.Discover(sample.RunSettings()).Where(test => test.FullyQualifiedName.Contains("kept-", StringComparison.Ordinal)), Is.Empty);
        }
        finally
        {
            Directory.Delete(kept, recursive: true);
        }
    }

    [Test]
    public async Task Each_test_that_judges_a_run_has_its_files_and_they_are_written_once()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.DecoratedTests|FullyQualifiedName~.DecoratedTests."]);
        Assert.That(results.Where(test => test.Name != "It_is_the_taskset_that_was_declared").Select(test => test.Attachments.Count), Is.EqualTo(new[] { Files.Length, Files.Length }), sample.Output);
        // It takes the taskset, and does not ask for its run.
        Assert.That(results.Single(test => test.Name == "It_is_the_taskset_that_was_declared").Attachments, Is.Empty);
        Assert.That(Directory.GetDirectories(Path.Combine(sample.RunFolder, "runs")), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Runs_of_one_name_have_folders_of_their_own()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~SweepTests.A_test_that_runs_two"]);
        Assert.That(results.Single().Attachments, Has.Count.EqualTo(2 * Files.Length), sample.Output);
        Assert.That(Directory.GetDirectories(Path.Combine(sample.RunFolder, "runs")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "same", "same~2" }));
        Assert.That(results.Single().Attachments.Where(path => path.Contains("trace", StringComparison.Ordinal) && path.EndsWith(".txt", StringComparison.Ordinal)).Select(File.ReadAllText).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Output_and_attachments_of_the_tests_own_stay()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~SweepTests.A_test_with_output_and_attachments_of_its_own"]);
        Assert.That(results.Select(test => test.Outcome), Is.EquivalentTo(new[] { "Passed", "Failed" }), sample.Output);
        foreach (var test in results)
        {
            Assert.That(test.Output, Does.StartWith("<output> ]]> </attachments></test-case>\nFiles of the run: "));
            Assert.That(test.Attachments.Select(Path.GetFileName), Is.EquivalentTo(Files.Append("own & only.txt")));
        }
        Assert.That(results.Single(test => test.Outcome == "Failed").Message, Does.Contain("<failure> ]]></output>"));
    }

    [Test]
    public async Task With_failed_only_tests_that_did_not_pass_have_files()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good"], "Distributor.Attachments=failed");
        Assert.That(results.Where(test => test.Attachments.Count > 0).Select(test => (test.Name, test.Outcome)), Is.EqualTo(new[] { ("wrong-expectation", "Failed") }), sample.Output);
        Assert.That(Directory.GetDirectories(Path.Combine(sample.RunFolder, "runs")).Select(Path.GetFileName), Is.EqualTo(new[] { "good+wrong-expectation" }));
    }

    [Test]
    public async Task With_none_nothing_is_written()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good"], "Distributor.Attachments=none");
        Assert.That(results.SelectMany(test => test.Attachments), Is.Empty, sample.Output);
        Assert.That(Directory.Exists(Path.Combine(sample.RunFolder, "runs")), Is.False);
    }

    [Test]
    public async Task A_taskset_that_no_machine_could_run_has_its_attempts()
    {
        await using var sample = new Sample(FakeScripts.Closes);
        var met = (await sample.RunAsync(["--filter", "FullyQualifiedName=Sample.good.good.met"], "Distributor.Retries=1")).Single();
        Assert.That(met.Attachments.Select(Path.GetFileName), Is.EquivalentTo(new[] { "attempts.txt", "taskset.xml", "taskset.yaml" }), sample.Output);
        Assert.That(File.ReadAllText(met.Attachments.Single(path => path.EndsWith("attempts.txt", StringComparison.Ordinal))),
            Does.Match(@"^1\. 127\.0\.0\.1:\d+, .*was lost: (.|\n)*2\. 127\.0\.0\.1:\d+, .*was lost: (.|\n)*No machine could run met in 2 attempts"));
    }

    [Test]
    public async Task A_setting_that_cannot_be_is_told()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "Name=met"], "Distributor.Attachments=some");
        Assert.That(results.Single().Message, Does.StartWith("Distributor.Attachments=some: expected all, failed or none."), sample.Output);
    }

    [Test, Category("qemu")]
    public async Task A_run_has_what_its_own_machines_printed_for_it_alone()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.good"], "Distributor.Machine=qemu", "Distributor.MaxMachines=1", $"Distributor.ProgramsFolder={Sample.GuestPart("programs")}");
        var consoles = results.Select(test => File.ReadAllText(test.Attachments.Single(path => path.EndsWith("console.log", StringComparison.Ordinal)))).ToArray();
        Assert.That(consoles, Has.Length.EqualTo(3), sample.Output);
        Assert.That(consoles.Select(text => text.Split("reference guest").Length - 1), Is.All.EqualTo(1));
    }

    [TestCase("all"), TestCase("none"), Category("qemu")]
    public async Task A_verdict_ends_with_the_consoles_last_lines_for_this_run_alone(string attachments)
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(["--filter", "FullyQualifiedName~Sample.greeting"], "Distributor.Machine=qemu", "Distributor.MaxMachines=1", $"Distributor.ProgramsFolder={Sample.GuestPart("programs")}", $"Distributor.Attachments={attachments}");
        Assert.That(results.Select(test => (test.Name, test.Outcome)), Is.EquivalentTo(new[] { ("says-hey", "Failed"), ("says-namaste", "Failed") }), sample.Output);
        Assert.That(results.Single(test => test.Name == "says-hey").Message, Does.Match("Expected a missed deadline(.|\n)*\nThe console's last lines:\ntask \\d+: hey").And.Not.Contain("namaste"));
        Assert.That(results.Single(test => test.Name == "says-namaste").Message, Does.Match("Expected a missed deadline(.|\n)*\nThe console's last lines:\ntask \\d+: namaste").And.Not.Contain("hey"));
        Assert.That(WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(sample.RunFolder, "report.html"))), Does.Match("The console's last lines:\n(.|\n)*task \\d+: (hey|namaste)<"));
    }
}
