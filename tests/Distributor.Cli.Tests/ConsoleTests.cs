using System.Text;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

/// <summary><c>distributor console</c> on a machine whose guest prints what is typed.</summary>
[Category("QEMU")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ConsoleTests : IDisposable
{
    private readonly Command _command = new();

    public void Dispose() => _command.Dispose();

    [Test]
    public async Task What_is_typed_in_a_terminal_reaches_the_guest_and_its_output_comes_back()
    {
        var (running, number, log) = await StartAsync(BareGuest.Echo);
        using var ready = new SemaphoreSlim(0);
        using var echoed = new SemaphoreSlim(0);
        var output = new StringBuilder();
        // Ctrl-C is the guest's, Ctrl-] leaves.
        var keys = PipeSource.Create(async (terminal, cancellationToken) =>
        {
            await ready.WaitAsync(cancellationToken);
            await terminal.WriteAsync("good\u0003day"u8.ToArray(), cancellationToken);
            await terminal.FlushAsync(cancellationToken);
            await echoed.WaitAsync(cancellationToken);
            await terminal.WriteAsync("\u001d"u8.ToArray(), cancellationToken);
        });
        var console = _command.Wrap("script", "-qec", $"{Command.Script} console {number}", "/dev/null").WithStandardInputPipe(keys)
            .WithStandardOutputPipe(PipeTarget.Merge(PipeTarget.ToStringBuilder(output), PipeTarget.ToDelegate(_ => ready.Release()))).ExecuteAsync();
        await Condition.UntilAsync(() => File.ReadAllText(log) == "good\u0003day");
        echoed.Release();
        var result = await console;
        Assert.That(result.ExitCode, Is.Zero, output.ToString());
        Assert.That(output.ToString(), Does.Contain($"The console of machine {number}; Ctrl-] leaves.").And.Contain("good\u0003day"));
        await EndAsync(running);
    }

    [Test]
    public async Task Without_a_terminal_standard_input_is_typed_and_the_console_is_followed_until_the_distributor_ends()
    {
        var (running, number, log) = await StartAsync(BareGuest.Echo);
        var console = _command.Wrap(Command.Script, "console", number).WithStandardInputPipe(PipeSource.FromString("hello\n")).ExecuteBufferedAsync();
        await Condition.UntilAsync(() => File.ReadAllText(log) == "hello\n");
        Assert.That(console.Task.IsCompleted, Is.False);
        await EndAsync(running);
        var result = await console;
        Assert.That((result.ExitCode, result.StandardOutput, result.StandardError), Is.EqualTo((0, "hello\n", "")));
    }

    [Test]
    public async Task A_guest_that_prints_without_pause_goes_on_while_who_looks_types_is_stopped_and_leaves()
    {
        var (running, number, log) = await StartAsync(BareGuest.Chatty);
        var looks = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var console = _command.Wrap(Command.Script, "console", number).WithStandardInputPipe(PipeSource.FromString("hello\n")).WithStandardOutputPipe(PipeTarget.Create(async (output, cancellationToken) =>
        {
            await output.ReadExactlyAsync(new byte[100_000], cancellationToken);
            looks.SetResult();
            await output.CopyToAsync(Stream.Null, cancellationToken);
        })).ExecuteAsync();
        await looks.Task;
        await Processes.SignalAsync(console.ProcessId, "STOP");
        await GoesOnAsync(log);
        await Processes.SignalAsync(console.ProcessId, "CONT");
        await Processes.SignalAsync(console.ProcessId, "INT");
        Assert.That((await console).ExitCode, Is.EqualTo(130));
        await GoesOnAsync(log);
        await EndAsync(running);
    }

    [Test]
    public async Task A_machine_that_is_not_there_has_no_console()
    {
        await using var guest = new FakeGuestServer(FakeScripts.Silent);
        var running = await _command.StartOnAsync(guest, _command.WriteTasksets(1));
        await Condition.UntilAsync(() => guest.Running == 1);
        foreach (var number in new[] { "1", "7" })
        {
            var result = await _command.RunAsync("console", number);
            Assert.That((result.ExitCode, result.StandardError), Is.EqualTo((2,
                $"There is no machine {number} with a console: `distributor status` tells the machines. Those at addresses of their own have none here.\n")));
        }
        await EndAsync(running);
    }

    [Test]
    public async Task Without_screen_its_setting_is_an_error_that_names_the_command()
    {
        var path = Directory.CreateDirectory(Path.Combine(_command.Folder, "path")).FullName;
        foreach (var program in new[] { "bash", "env", "sh", "dirname", "readlink", "setsid", "setpriv", "qemu-system-arm" })
            File.CreateSymbolicLink(Path.Combine(path, program), Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, program)).First(File.Exists));
        var result = await _command.Wrap(Command.Script, "run", _command.WriteTasksets(1), "--console", "screen")
            .WithEnvironmentVariables(environment => environment.Set("PATH", path)).ExecuteBufferedAsync();
        Assert.That((result.ExitCode, result.StandardError), Is.EqualTo((2,
            "No machine can boot: There is no screen on the PATH: install it by `sudo apt-get install screen`, or set Console (--console) to file.\n")));
    }

    private async Task<(CommandTask<BufferedCommandResult> Running, string Number, string Log)> StartAsync(string guest)
    {
        var running = _command.Start("run", _command.WriteTasksets(1), "--guest", guest, "--max-machines", "1", "--programs", "programs", "--boot-timeout", "600");
        JsonElement machine = default;
        await Condition.UntilAsync(async () => Command.Parse((await _command.RunAsync("status", "--json")).StandardOutput) is [var reply]
            && reply.GetProperty("status").GetProperty("machines") is var machines && machines.GetArrayLength() == 1
            && (machine = machines[0]).TryGetProperty("report", out machine));
        return (running, machine.GetProperty("number").ToString(), machine.GetProperty("console").GetProperty("log").GetString()!);
    }

    // By far more than pipes hold.
    private static async Task GoesOnAsync(string log)
    {
        var length = new FileInfo(log).Length;
        await Condition.UntilAsync(() => new FileInfo(log).Length > length + 200_000);
    }

    private async Task EndAsync(CommandTask<BufferedCommandResult> running)
    {
        await _command.RunAsync("kill-all", "--cancel");
        await running;
    }
}
