using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

/// <summary>What is meant on the command line, and what files lack.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CommandLineTests : IDisposable
{
    private const string One = "tasksets:\n  one: { tasks: { a: { program: burn, period: 20 ms } } }\n";

    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [TestCase("--foo", "There is no option --foo.")]
    [TestCase("--max-machine=4", "There is no option --max-machine: did you mean --max-machines?")]
    [TestCase("--resum", "There is no option --resum: did you mean --resume?")]
    [TestCase("-x", "There is no option -x.")]
    public async Task An_unknown_option_is_no_path_but_a_mistake_with_the_option_that_was_meant(string option, string message)
    {
        var result = await _command.RunAsync("run", _command.WriteTasksets(1), option);
        Assert.That((result.ExitCode, result.StandardError.Split('\n')[0]), Is.EqualTo((2, message)));
    }

    [TestCase("status --wach", "There is no option --wach: did you mean --watch?")]
    [TestCase("rnu", "There is no command rnu: did you mean run?")]
    [TestCase("check --programms=x nowhere.yaml", "There is no option --programms: did you mean --programs?")]
    public async Task A_mistyped_word_is_told_with_what_was_meant(string line, string message)
    {
        var result = await _command.RunAsync(line.Split(' '));
        Assert.That((result.ExitCode, result.StandardError.Split('\n')[0]), Is.EqualTo((2, message)));
    }

    [TestCase("t1", "t1,t10,t11")]
    [TestCase("many+t1", "t1,t10,t11")]
    [TestCase("*+t1?", "t10,t11")]
    [TestCase("*/many+t1", "t1")]
    public async Task A_filter_chooses_tasksets_by_their_file_and_name(string filter, string chosen)
    {
        await using var guest = new FakeGuestServer();
        var (exitCode, runs) = await _command.RunOnAsync(guest, _command.WriteTasksets(12), "--filter", filter);
        Assert.That(exitCode, Is.Zero);
        Assert.That(runs.Select(run => run.GetProperty("taskset").GetString()), Is.EquivalentTo(chosen.Split(',')));
    }

    [Test]
    public async Task Of_several_filters_one_suffices_and_one_that_chooses_nothing_is_told()
    {
        await using var guest = new FakeGuestServer();
        var file = _command.WriteTasksets(3);
        var (_, runs) = await _command.RunOnAsync(guest, file, "--filter", "t0", "--filter", "t2");
        Assert.That(runs.Select(run => run.GetProperty("taskset").GetString()), Is.EquivalentTo(new[] { "t0", "t2" }));
        var none = await _command.RunAsync("run", file, "--filter", "t7");
        Assert.That((none.ExitCode, none.StandardError), Is.EqualTo((2, $"--filter t7: none of 3 tasksets is named so. The first is `{_command.Folder}/many+t0`.\n")));
    }

    [Test]
    public async Task Check_finds_programs_that_are_not_there_and_says_what_the_host_lacks()
    {
        var file = _command.Write("programs.yaml", "tasksets:\n  a: { scheduler: edf, tasks: { a: { program: burn, period: 20 ms }, b: { program: bvrn, period: 20 ms } } }\n  theory: { machines: none, tasks: { a: { program: none, period: 20 ms, wcet: 1 ms } } }\n");
        var wrong = await _command.RunAsync("check", file, "--programs", "programs");
        Assert.That((wrong.ExitCode, wrong.StandardOutput, wrong.StandardError), Is.EqualTo((2, "", $"{file}:2:3: Taskset a, task b: there is no program `bvrn` in programs. There are: burn.\n")));
        var missing = await _command.RunAsync("check", file, "--programs", "nowhere", "--guest", "nowhere.elf");
        Assert.That((missing.ExitCode, missing.StandardOutput), Is.EqualTo((0, "2 tasksets in 1 file, no mistakes.\n")));
        Assert.That(missing.StandardError, Does.StartWith("warning: There is no guest image nowhere.elf: ").And.Contain("\nwarning: There is no folder nowhere, so nobody looked for the programs that tasks name: "));
    }

    [Test]
    public async Task Check_counts_tasksets_and_runs_nothing()
    {
        _command.WriteTasksets(2);
        _command.Write("more/one.yaml", One);
        var result = await _command.RunAsync("check", _command.Folder);
        Assert.That((result.ExitCode, result.StandardOutput.Trim()), Is.EqualTo((0, "3 tasksets in 2 files, no mistakes.")));
        Assert.That((await _command.RunAsync("check", "/nowhere.yaml")).StandardError.Trim(), Is.EqualTo("/nowhere.yaml: there is no such file or folder."));
    }
}
