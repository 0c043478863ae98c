using System.Collections.Concurrent;
using System.Globalization;
using Distributor.Dispatch;
using Distributor.Files;
using Distributor.Machines;
using Distributor.Machines.Qemu;
using Distributor.Machines.Remote;
using Distributor.Model;
using Serilog;

namespace Distributor.Testing;

/// <summary>
/// The one distributor of a test process, and all that its tests share: settings, the files that were read, and a run for each taskset
/// however many tests judge it.
/// </summary>
public sealed class TestDistribution : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TasksetFile> _files = new();
    private readonly ConcurrentDictionary<string, Taskset> _tasksets = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<Run>>> _runs = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<Started> _started;

    /// <summary>A distribution that starts with its first run.</summary>
    public TestDistribution() => _started = new(Start);

    /// <summary>This process's.</summary>
    public static TestDistribution Current { get; } = new();

    /// <summary>What <c>.runsettings</c> and the command line say, as they say it. Set before the first run.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; set; } = [];

    /// <summary>The test project's folder, for results. Null: the folder of the test assembly.</summary>
    public string? ProjectFolder { get; set; }

    /// <summary>Set by the engine extension, without which nothing fans out.</summary>
    public bool IsEngineLoaded { get; set; }

    /// <summary>Reads a file once, and knows its tasksets by their keys from then on.</summary>
    public TasksetFile Read(string path) => _files.GetOrAdd(path, static (path, tasksets) =>
    {
        var file = TasksetFile.Read(path);
        foreach (var taskset in file.Tasksets) tasksets[Key(taskset)] = taskset;
        return file;
    }, _tasksets);

    /// <summary>What tells one taskset of a process from all others.</summary>
    public static string Key(Taskset taskset) => $"{taskset.Location?.File}#{taskset.Name}";

    /// <summary>Gives the taskset with a key to the distributor, if it has not got it yet.</summary>
    public void Submit(string key)
    {
        if (_tasksets.TryGetValue(key, out var taskset)) _ = RunAsync(taskset);
    }

    /// <summary>The taskset's run: the one that is in progress or done, else a new one. Throws when the test run is stopped.</summary>
    public Task<Run> RunAsync(Taskset taskset) =>
        _runs.GetOrAdd(Key(taskset), _ => new(() => _started.Value.Distributor.RunAsync(taskset, _stop.Token))).Value;

    /// <summary>The run of the taskset with a key, when it has ended with a result; else null.</summary>
    public Run? Ended(string key) =>
        _runs.TryGetValue(key, out var run) && run.Value.IsCompletedSuccessfully ? run.Value.Result : null;

    /// <summary>Checks the settings and makes the distributor; no machine starts yet. Throws <see cref="TestSettingsException"/>.</summary>
    public void Prepare() => _ = _started.Value;

    /// <summary>Cancels all runs. Their machines end.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Cancels all runs and waits until all machines have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        // Also when starting failed, there is nothing to end.
        if (!_started.IsValueCreated) return;
        await _started.Value.Distributor.DisposeAsync().ConfigureAwait(false);
        _started.Value.Results.Dispose();
        await _started.Value.Log.DisposeAsync().ConfigureAwait(false);
    }

    private Started Start()
    {
        var settings = TestSettings.Parse(Settings);
        var folder = Path.Combine(
            settings.ResultsDirectory ?? Path.Combine(ProjectFolder ?? AppContext.BaseDirectory, "TestResults", "Distributor"),
            string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:yyyyMMdd-HHmmss}-{Environment.ProcessId}"));
        var logs = Path.Combine(folder, "log");
        var limits = new MachineLimits();
        var source = Machines(settings, logs, limits);
        var results = new ResultsFile(folder);
        var log = new LoggerConfiguration().WriteTo.File(Path.Combine(logs, "distributor.log"), formatProvider: CultureInfo.InvariantCulture).CreateLogger();
        var options = new DistributorOptions
        {
            MaxMachines = settings.MaxMachines,
            Retries = settings.Retries,
            Monitors = [new LogMonitor(log), results],
            Log = log,
        };
        var runner = new TasksetRunner(new(settings.ProgramsFolder), limits, TimeProvider.System);
        return new(new(source, runner, options, TimeProvider.System), results, log);
    }

    private static IMachineSource Machines(TestSettings settings, string logs, MachineLimits limits)
    {
        if (settings.Addresses is { } addresses) return new RemoteMachines(addresses, limits, TimeProvider.System);
        if (!File.Exists(settings.GuestImage))
            throw new TestSettingsException($"There is no guest image {settings.GuestImage}: run client-tools/setup.sh and build again, or set Distributor.GuestImage.");
        var qemu = new QemuSettings(settings.GuestImage, logs) { VirtualTime = settings.VirtualTime ? new() : null };
        return new QemuMachines(qemu, limits, TimeProvider.System);
    }

    private sealed record Started(TasksetDistributor Distributor, ResultsFile Results, Serilog.Core.Logger Log);
}
