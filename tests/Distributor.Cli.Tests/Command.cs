using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Distributor.FakeGuest;

namespace Distributor.Cli.Tests;

/// <summary>The command as a user calls it, in a folder of its own.</summary>
internal sealed class Command : IDisposable
{
    public static readonly string Script = Path.Combine(Checkout.Root, "client-tools", "distributor");

    /// <summary>On a busy host a fake guest may be held for long, and must not seem to hang.</summary>
    private static readonly string[] Patient = ["--boot-timeout", "600", "--silence-timeout", "600"];

    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Task> _started = [];

    public Command()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "programs"));
        File.WriteAllText(Path.Combine(Folder, "programs", "burn"), "an ELF file");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("command-").FullName;

    public string Results => Path.Combine(Folder, "results");

    /// <summary>Writes a file of tasksets below the folder.</summary>
    public string Write(string name, string yaml)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, yaml);
        return path;
    }

    /// <summary>A file with so many tasksets of one task that burns 10 of 20 ms.</summary>
    public string WriteTasksets(int count, int jobs = 5) => Write("many.yaml", "tasksets:\n" + string.Concat(Enumerable.Range(0, count)
        .Select(index => string.Create(CultureInfo.InvariantCulture, $"  t{index}: {{ tasks: {{ a: {{ program: burn, argument: 10000, period: 20 ms, jobs: {jobs} }} }} }}\n"))));

    /// <summary>Starts the command. Of running distributors it sees its own alone.</summary>
    public CommandTask<BufferedCommandResult> Start(params string[] arguments)
    {
        var running = Wrap(Script, arguments).ExecuteBufferedAsync(_end.Token);
        _started.Enqueue(running.Task);
        return running;
    }

    /// <summary>A program in the command's folder and environment.</summary>
    public CliWrap.Command Wrap(string program, params string[] arguments) => CliWrap.Cli.Wrap("env").WithWorkingDirectory(Folder)
        .WithEnvironmentVariables(environment => environment.Set("XDG_RUNTIME_DIR", Folder))
        // A test run in the background of a shell ignores SIGINT, and its children would too.
        .WithArguments(["--default-signal=INT", program, .. arguments]).WithValidation(CommandResultValidation.None);

    /// <summary>Runs the command to its end.</summary>
    public async Task<BufferedCommandResult> RunAsync(params string[] arguments) => await Start(arguments);

    /// <summary>Starts <c>run</c> on fake guests, and returns when it can be controlled.</summary>
    public async Task<CommandTask<BufferedCommandResult>> StartOnAsync(FakeGuestServer guest, params string[] arguments)
    {
        var running = Start(["run", "--machine", string.Join(',', Enumerable.Repeat(guest.Address, 4)), "--programs", "programs", .. Patient, .. arguments]);
        await Condition.UntilAsync(() => File.Exists(SocketOf(running.ProcessId)) || running.Task.IsCompleted);
        return running;
    }

    /// <summary>The control socket of a command that runs.</summary>
    public string SocketOf(int processId) => Path.Combine(Folder, "distributor", string.Create(CultureInfo.InvariantCulture, $"{processId}.sock"));

    /// <summary>Runs <c>run --json</c> on fake guests, and reads its objects.</summary>
    public async Task<(int ExitCode, IReadOnlyList<JsonElement> Runs)> RunOnAsync(FakeGuestServer guest, params string[] arguments)
    {
        var result = await RunAsync(["run", "--json", "--machine", string.Join(',', Enumerable.Repeat(guest.Address, 4)), "--programs", "programs", .. Patient, .. arguments]);
        return (result.ExitCode, Parse(result.StandardOutput));
    }

    public static IReadOnlyList<JsonElement> Parse(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Ends what still runs, for its test has failed, and removes the folder.</summary>
    public void Dispose()
    {
        _end.Cancel();
        Task.WhenAll(_started).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _end.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
