using System.Collections.Concurrent;
using System.Globalization;
using Distributor.Dispatch;
using Distributor.Files;
using Distributor.Machines;
using Distributor.Model;

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
    private readonly Lazy<OpenDistributor> _started;

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
        await _started.Value.DisposeAsync().ConfigureAwait(false);
    }

    private OpenDistributor Start()
    {
        var results = Path.Combine(ProjectFolder ?? AppContext.BaseDirectory, "TestResults", "Distributor");
        var setup = TestSettings.Apply(new() { ResultsFolder = results }, Settings);
        // A folder a run: nothing of an earlier one is lost.
        var run = string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        try
        {
            return (setup with { ResultsFolder = Path.Combine(setup.ResultsFolder, run) }).OpenAsync(TimeProvider.System, _stop.Token).GetAwaiter().GetResult();
        }
        catch (MachineException error)
        {
            throw new TestSettingsException(error.Message);
        }
    }
}
