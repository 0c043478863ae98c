using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CliWrap;
using Distributor.FakeGuest;

namespace Distributor.Testing.Tests;

/// <summary>The sample project, run as a user runs one: by <c>dotnet test</c>, on fake guests.</summary>
internal sealed class Sample : IAsyncDisposable
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private Task _running = Task.CompletedTask;

    private readonly string _folder = Directory.CreateTempSubdirectory("sample-").FullName;

    public Sample(FakeScript? script = null)
    {
        Guest = new(script);
        Directory.CreateDirectory(Path.Combine(_folder, "programs"));
        File.WriteAllText(Path.Combine(_folder, "programs", "burn"), "an ELF file");
    }

    public FakeGuestServer Guest { get; }

    /// <summary>Is told of each line that <c>dotnet test</c> prints, as it comes.</summary>
    public Action<string> OnLine { get; init; } = _ => { };

    /// <summary>All that <c>dotnet test</c> printed.</summary>
    public string Output { get; private set; } = "";

    public int ExitCode { get; private set; }

    /// <summary>Of <c>dotnet test</c>, and of the group of processes that a terminal would send Ctrl-C to.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Variables of the tests' environment; null takes one away. No diff tool starts on the desktop of whoever runs these tests.</summary>
    public Dictionary<string, string?> Environment { get; } = new() { ["DiffEngine_Disabled"] = "true", ["DISTRIBUTOR_ACCEPT_SNAPSHOTS"] = null };

    /// <summary>A folder for this sample alone.</summary>
    public string Folder => _folder;

    public string ResultsFolder => Path.Combine(_folder, "results");

    /// <summary>The results of the one test process.</summary>
    public string RunFolder => Directory.GetDirectories(ResultsFolder).Single();

    /// <summary>The lines of the results file.</summary>
    public IReadOnlyList<string> Results =>
        [.. Directory.GetFiles(ResultsFolder, "results.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines)];

    /// <summary>The path of a project's test assembly, which is built like these tests: the same configuration, in the folder beside.</summary>
    public static string Assembly(string project = "Distributor.Testing.Sample") => Path.Combine(
        AppContext.BaseDirectory.Replace("Distributor.Testing.Tests", project, StringComparison.Ordinal), $"{project}.dll");

    /// <summary>The reference guest's image or programs, as the build puts them beside the sample.</summary>
    public static string GuestPart(string part) => Path.Combine(Path.GetDirectoryName(Assembly())!, "guest", part);

    /// <summary>The settings that let tests run on the fake guest.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings =>
    [
        new("Machine", string.Join(',', Enumerable.Repeat(Guest.Address, 240))),
        new("MaxMachines", "8"),
        new("ProgramsFolder", Path.Combine(_folder, "programs")),
        new("ResultsDirectory", ResultsFolder),
        // On a busy host a fake guest may be held for long, and must not seem to hang.
        new("BootTimeout", "600"),
        new("SilenceTimeout", "600"),
    ];

    /// <summary>The text of a runsettings file with them.</summary>
    public string RunSettings(string maxMachines = "8") => new XElement("RunSettings", new XElement("Distributor", Settings
        .Select(setting => new XElement(setting.Key, setting.Key == "MaxMachines" ? maxMachines : setting.Value)))).ToString();

    /// <summary>Runs the tests; the arguments before <c>--</c> go to dotnet test, the others are settings.</summary>
    public Task<IReadOnlyList<SampleResult>> RunAsync(string[]? arguments = null, params string[] settings) => RunAsync(Assembly(), arguments ?? [], settings);

    /// <summary>Runs the tests of an assembly.</summary>
    public async Task<IReadOnlyList<SampleResult>> RunAsync(string assembly, string[] arguments, string[] settings)
    {
        // Each apart: one would be cut in the middle of a line by the other.
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        var trx = Path.Combine(_folder, "results.trx");
        var given = Settings.Select(setting => $"Distributor.{setting.Key}={setting.Value}")
            .Where(setting => !settings.Any(other => other.StartsWith(setting[..(setting.IndexOf('=', StringComparison.Ordinal) + 1)], StringComparison.Ordinal)));
        // A test run in the background of a shell ignores SIGINT, and its children would too.
        var running = Cli.Wrap("setsid")
            .WithArguments(["env", "--default-signal=INT", "dotnet", "test", assembly, "--logger", $"trx;LogFileName={trx}", "--results-directory", Path.Combine(_folder, "trx"), .. arguments, "--", .. given, .. settings])
            .WithEnvironmentVariables(Environment)
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.Merge(PipeTarget.ToStringBuilder(output), PipeTarget.ToDelegate(OnLine)))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .ExecuteAsync();
        (_running, ProcessId) = (running.Task, running.ProcessId);
        var result = await running;
        // At Ctrl-C, `dotnet test` does not wait for its test host, which still writes.
        await Condition.UntilAsync(() => !Processes.IsGroupAlive(ProcessId));
        (Output, ExitCode) = ($"{output}{errors}", result.ExitCode);
        if (!File.Exists(trx)) return [];
        var file = XElement.Load(trx);
        var attached = Path.Combine(_folder, "trx", (string)file.Descendants(Trx + "Deployment").Single().Attribute("runDeploymentRoot")!, "In");
        return [.. file.Descendants(Trx + "UnitTestResult").Select(result => Read(result, attached)).OrderBy(test => test.Name)];
    }

    public async ValueTask DisposeAsync()
    {
        // A test that failed meanwhile has not waited for it.
        if (_running is { IsCompleted: false })
        {
            await Cli.Wrap("kill").WithArguments(["-s", "KILL", "--", $"-{ProcessId}"]).WithValidation(CommandResultValidation.None).ExecuteAsync();
            await _running;
        }
        await Condition.UntilAsync(() => ProcessId == 0 || !Processes.IsGroupAlive(ProcessId));
        await Guest.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static SampleResult Read(XElement result, string attached) => new(
        (string)result.Attribute("testName")!, (string)result.Attribute("outcome")!, Text(result, "Message"), Text(result, "StackTrace"), Text(result, "StdOut"),
        TimeSpan.Parse((string?)result.Attribute("duration") ?? "0", CultureInfo.InvariantCulture),
        [.. result.Descendants(Trx + "ResultFile").Select(file => Path.Combine(attached, (string)result.Attribute("relativeResultsDirectory")!, (string)file.Attribute("path")!))]);

    private static string Text(XElement result, string element) => (string?)result.Descendants(Trx + element).FirstOrDefault() ?? "";
}

/// <summary>A test's result as the trx file tells it, and the files that came with it.</summary>
internal sealed record SampleResult(string Name, string Outcome, string Message, string StackTrace, string Output, TimeSpan Duration, IReadOnlyList<string> Attachments);
