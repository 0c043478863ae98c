using System.Text;
using CliWrap;

namespace Distributor.Testing.Tests;

/// <summary>Other adapters, NUnits and runners than those of the sample: users choose them.</summary>
public sealed class AdapterTests
{
    [Test]
    public async Task The_oldest_adapter_and_NUnit_run_tasksets_too()
    {
        await using var sample = new Sample();
        var results = await sample.RunAsync(Sample.Assembly("Distributor.Testing.Sample.Oldest"), ["--filter", "FullyQualifiedName!~MistakenTests"], []);
        Assert.That(results.Select(test => (test.Name, test.Outcome)), Is.EquivalentTo(new[]
        {
            ("met.a-period-20ms", "Passed"), ("met.a-period-30ms", "Passed"), ("met.a-period-40ms", "Passed"), ("missed", "Failed"),
            ("All_deadlines_are_met", "Passed"), ("It_is_the_taskset_that_was_declared", "Passed"), ("The_short_task_does_its_jobs", "Passed"),
        }), sample.Output);
        Assert.That(sample.Guest.Runs, Has.Count.EqualTo(5));
    }

    [TestCase(new[] { "--max-machines", "1" }, 1)]
    [TestCase(new[] { "--max-machines", "3" }, 3)]
    [TestCase(new[] { "--distributor", "MaxMachines=3", "Attachments=none" }, 3)]
    [TestCase(new string[0], 2)]
    public async Task Microsoft_Testing_Platform_takes_its_options_and_the_settings_file(string[] arguments, int most)
    {
        var (script, _) = FakeMeeting.Of(most);
        await using var sample = new Sample(script);
        var (output, exitCode) = await RunAsync(sample, [.. arguments, "--settings", await SettingsAsync(sample, maxMachines: 2)]);
        Assert.That(output, Does.Contain("succeeded: 3").And.Contain("failed: 1").And.Contain("Expected a missed deadline, observed met"));
        Assert.That((exitCode, sample.Guest.Runs.Count, sample.Guest.MostRunning), Is.EqualTo((2, 4, most)), output);
    }

    [TestCase("--max-machines", "0", "Distributor.MaxMachines=0: expected a whole number from 1 on.")]
    [TestCase("--distributor", "Retries=some", "Distributor.Retries=some: expected a whole number from 0 on.")]
    [TestCase("--distributor", "Retries", "--distributor Retries: expected NAME=VALUE, as in MaxMachines=8.")]
    public async Task Microsoft_Testing_Platform_refuses_a_setting_that_cannot_be(string option, string value, string message)
    {
        await using var sample = new Sample();
        var (output, exitCode) = await RunAsync(sample, [option, value]);
        Assert.That(output, Does.Contain(message));
        Assert.That(exitCode, Is.Not.Zero);
    }

    private static async Task<(string Output, int ExitCode)> RunAsync(Sample sample, string[] arguments)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        var result = await Cli.Wrap("dotnet").WithArguments([Sample.Assembly("Distributor.Testing.Sample.Platform"), .. arguments])
            .WithWorkingDirectory(sample.Folder)
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output)).WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .ExecuteAsync();
        return ($"{output}{errors}", result.ExitCode);
    }

    private static async Task<string> SettingsAsync(Sample sample, int maxMachines)
    {
        var path = Path.Combine(sample.Folder, "platform.runsettings");
        await File.WriteAllTextAsync(path, sample.RunSettings($"{maxMachines}"));
        return path;
    }
}
