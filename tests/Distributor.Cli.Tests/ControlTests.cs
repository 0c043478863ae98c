using System.Text;
using CliWrap;
using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

/// <summary>The commands that control a distributor from another terminal.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ControlTests : IDisposable
{
    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [TestCase("status")]
    [TestCase("drain")]
    [TestCase("set-max-machines", "3")]
    public async Task Without_a_distributor_commands_say_so_and_end_with_2(params string[] arguments)
    {
        var result = await _command.RunAsync(arguments);
        Assert.That((result.ExitCode, result.StandardOutput, result.StandardError), Is.EqualTo((2, "", "No distributor of yours is running.\n")));
    }

    [TestCase("0")]
    [TestCase("many")]
    public async Task A_number_of_machines_that_is_none_is_refused(string number)
    {
        var result = await _command.RunAsync("set-max-machines", number);
        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.StandardError, Does.StartWith($"set-max-machines {number}: expected a whole number from 1 on."));
    }

    [Test]
    public async Task A_run_is_watched_resized_drained_and_resumed()
    {
        using var gate = new SemaphoreSlim(0);
        await using var guest = new FakeGuestServer(FakeScripts.Gated(gate));
        var running = await _command.StartOnAsync(guest, _command.WriteTasksets(20), "--max-machines", "1");
        await Condition.UntilAsync(() => guest.Running == 1);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new StringBuilder();
        var watching = _command.Wrap(Command.Script, "status", "--watch", "--json")
            .WithStandardOutputPipe(PipeTarget.Merge(PipeTarget.ToStringBuilder(output), PipeTarget.ToDelegate(_ => first.TrySetResult())))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output)).ExecuteAsync();
        await Task.WhenAny(first.Task, watching);

        Assert.That((await _command.RunAsync("set-max-machines", "3")).StandardOutput, Does.Contain("of at most 3 machines at work"));
        await Condition.UntilAsync(() => guest.Running == 3);
        Assert.That((await _command.RunAsync("status")).StandardOutput, Does.StartWith("working: 3 of at most 3 machines at work, 17 tasksets wait\n0 done, 0 missed, 0 bad, 0.0/s\n")
            .And.Match($@"\n2 +remote +{guest.Address} +running +t1 +0\.000 s +\d+\.\d s *\n"));
        Assert.That((await _command.RunAsync("drain")).StandardOutput, Does.StartWith("draining: 3 of at most 3 machines at work, 17 tasksets wait; 0 done"));
        gate.Release(20);
        Assert.That((await _command.RunAsync("resume")).ExitCode, Is.Zero);

        Assert.That((await running).ExitCode, Is.Zero);
        var watched = await watching;
        var statuses = Command.Parse(output.ToString()).Select(reply => reply.GetProperty("status")).ToArray();
        Assert.That((watched.ExitCode, statuses[0].GetProperty("state").GetString()), Is.EqualTo((0, "working")));
        Assert.That(statuses.Select(status => status.GetProperty("progress").GetProperty("done").GetInt32()), Is.Ordered);
    }

    [Test]
    public async Task Of_several_distributors_one_must_be_chosen()
    {
        var (script, release) = FakeScripts.Held();
        await using var guest = new FakeGuestServer(script);
        var file = _command.WriteTasksets(2);
        var one = await _command.StartOnAsync(guest, file, "--results", "one");
        var other = await _command.StartOnAsync(guest, file, "--results", "other");

        var unclear = await _command.RunAsync("drain");
        Assert.That((unclear.ExitCode, unclear.StandardOutput), Is.EqualTo((2, "")));
        Assert.That(unclear.StandardError, Does.StartWith("Several distributors are running: choose one with --pid.\n")
            .And.Match($@"\n  {one.ProcessId}: working: .* \({_command.Folder}/one\)\n").And.Match($@"\n  {other.ProcessId}: working: .* \({_command.Folder}/other\)\n"));
        Assert.That((await _command.RunAsync("status", "--json", "--pid", $"{other.ProcessId}")).StandardOutput, Does.StartWith($$"""{"processId":{{other.ProcessId}},"""));
        Assert.That((await _command.RunAsync("status", "--pid", "1")).StandardError, Does.StartWith("Process 1 is no distributor of yours that is running.\n"));
        release.SetResult();
        await Task.WhenAll(one.Task, other.Task);
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("KILL")]
    public async Task No_socket_is_left_of_a_command_that_was_ended(string signal)
    {
        await using var guest = new FakeGuestServer(FakeScripts.Silent);
        var running = await _command.StartOnAsync(guest, _command.WriteTasksets(1));
        await Processes.SignalAsync(running.ProcessId, signal);
        await running;
        // What a killed process could not remove, the next command does.
        Assert.That(File.Exists(_command.SocketOf(running.ProcessId)), Is.EqualTo(signal == "KILL"));
        await _command.RunAsync("status");
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(_command.Folder, "distributor")), Is.Empty);
    }
}
