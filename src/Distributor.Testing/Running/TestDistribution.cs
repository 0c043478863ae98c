using System.Collections.Concurrent;
using Distributor.Dispatch;
using Distributor.Dispatch.Calibration;
using Distributor.Files;
using Distributor.Files.Snapshots;
using Distributor.Machines;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>The one distributor of a test process, and a run for each taskset however many tests judge it.</summary>
public sealed class TestDistribution : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Run>>> _runs = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<OpenDistributor> _started;
    private readonly Lazy<Task> _ended;

    /// <summary>A distribution that starts with its first run.</summary>
    public TestDistribution() => (_started, _ended) = (new(Start), new(EndAsync));

    /// <summary>This process's.</summary>
    public static TestDistribution Current { get; } = new();

    /// <summary>What <c>.runsettings</c> and the command line say, as they say it. Set before the first run.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; set; } = [];

    /// <summary>Are told of every run. Set before the first run.</summary>
    public IReadOnlyList<IRunMonitor> Monitors { get; set; } = [];

    /// <summary>The test project's folder, for results. Null: the folder of the test assembly.</summary>
    public string? ProjectFolder { get; set; }

    /// <summary>Set by the engine extension, without which nothing fans out.</summary>
    public bool IsEngineLoaded { get; set; }

    /// <summary>The files that were read.</summary>
    public TasksetFiles Files { get; } = new();

    /// <summary>The tasksets that tests declare.</summary>
    public DeclaredTasksets Tasksets { get; } = new();

    /// <summary>On which tests run whose runs have ended.</summary>
    internal WorkerThreads Threads { get; } = new("Distributor test", Environment.ProcessorCount);

    /// <summary>Cancelled when the test run is stopped.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>The distributor. Makes it when it is not there yet; no machine starts yet. Throws <see cref="TestSettingsException"/>.</summary>
    public TasksetDistributor Distributor => Open.Distributor;

    /// <summary>The distributor with what it knows of its machines. As <see cref="Distributor"/> otherwise.</summary>
    internal OpenDistributor Open => _started.Value;

    /// <summary>Where this run's results go. Throws <see cref="TestSettingsException"/>.</summary>
    public string ResultsFolder { get; private set; } = "";

    /// <summary>The files of runs; null before the first run.</summary>
    internal TestAttachments? Attachments { get; private set; }

    /// <summary>All runs on a page; null before the first run.</summary>
    internal TestReport? Report { get; private set; }

    /// <summary>Which test asked for which runs.</summary>
    internal JudgedRuns Judged { get; } = new();

    /// <summary>Whose snapshots are whose.</summary>
    internal SnapshotClaims Snapshots { get; } = new();

    /// <summary>The taskset's run: the one that is in progress or done, else a new one. Throws when the test run is stopped.</summary>
    public Task<Run> RunAsync(Taskset taskset) =>
        _runs.GetOrAdd(Tasksets.KeyOf(taskset), _ => new(() => StartAsync(WithSession(taskset)))).Value;

    /// <summary>The run of the taskset with a key, in progress or done; null when nobody asked for it.</summary>
    public Task<Run>? Find(string key) => _runs.TryGetValue(key, out var run) ? run.Value : null;

    /// <summary>The taskset with the session parameters of the settings, unless it has some of its own.</summary>
    internal Taskset WithSession(Taskset taskset) =>
        taskset.Session.IsEmpty ? taskset with { Session = TestSettings.SessionOf(Settings) } : taskset;

    /// <summary>Cancels all runs. Their machines end.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Cancels all runs and waits until all machines have ended and all that is known is on disk.</summary>
    public ValueTask DisposeAsync() => new(_ended.Value);

    private async Task EndAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        // Also when starting failed, there is nothing to end.
        if (!_started.IsValueCreated) return;
        await _started.Value.DisposeAsync().ConfigureAwait(false);
        await Attachments!.FinishAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        WriteReport();
    }

    private Task<Run> StartAsync(Taskset taskset)
    {
        var distributor = Distributor;
        return distributor.RunAsync(taskset, new JudgedRunMonitor(Attachments!, Report!), _stop.Token);
    }

    private OpenDistributor Start()
    {
        var results = Path.Combine(ProjectFolder ?? AppContext.BaseDirectory, "TestResults", "Distributor");
        var setup = TestSettings.Apply(new() { ResultsFolder = results, Judge = run => TasksetSnapshots.Failures(run, Snapshots), Monitors = Monitors }, Settings, ProjectFolder);
        RequireKnownAcceptance();
        ResultsFolder = Testing.ResultsFolder.Create(setup.ResultsFolder, DateTime.Now);
        Attachments = new(TestSettings.AttachmentsOf(Settings), ResultsFolder);
        Report = new(ResultsFolder, Attachments);
        try
        {
            return (setup with { Boards = BoardFile.IsPath(setup.Machine) ? BoardFile.Load(setup.Machine) : null, ResultsFolder = ResultsFolder }).OpenAsync(TimeProvider.System, _stop.Token).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is MachineException or CalibrationException or FormatException)
        {
            Directory.Delete(ResultsFolder, recursive: true);
            throw new TestSettingsException(error.Message);
        }
    }

    // Results that are on disk by now are worth more than a page of them.
    private void WriteReport()
    {
        try
        {
            Report!.Write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{ResultsFolder}/report.html could not be written: {error.Message}");
        }
    }

    private static void RequireKnownAcceptance()
    {
        try
        {
            SnapshotFile.CheckAcceptance();
        }
        catch (FormatException error)
        {
            throw new TestSettingsException(error.Message);
        }
    }
}
