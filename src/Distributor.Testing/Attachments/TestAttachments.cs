using System.Collections.Concurrent;
using Distributor.Dispatch;
using Distributor.Model;

namespace Distributor.Testing;

/// <summary>
/// The files of runs as attachments of the tests that judge them. A run is written once, beside the machines' work, and is on disk before a test of
/// it has its result.
/// </summary>
internal sealed class TestAttachments(AttachmentChoice choice, string resultsFolder) : IRunMonitor
{
    private readonly FolderNames _names = new();
    private readonly ConsoleParts _consoles = new(Path.Combine(resultsFolder, "log"));
    private readonly ConcurrentDictionary<Run, Lazy<Task<RunFolder>>> _folders = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Run>> _judged = new();

    public void Started(Taskset taskset, string machine, int attempt)
    {
    }

    public void MachineLost(Taskset taskset, Attempt attempt)
    {
        if (choice is not AttachmentChoice.None) _consoles.Close(attempt);
    }

    public void Ended(Run run)
    {
        if (choice is AttachmentChoice.None || run.Skipped is not null) return;
        if (run.Attempts is [.., { Lost: null } last]) _consoles.Close(last);
        if (choice is AttachmentChoice.All) _ = FolderOf(run);
    }

    /// <summary>A test asked for a run.</summary>
    public void Judged(string test, Run run)
    {
        if (choice is AttachmentChoice.None || run.Skipped is not null) return;
        var runs = _judged.GetOrAdd(test, _ => new());
        if (!runs.Contains(run, ReferenceEqualityComparer.Instance)) runs.Enqueue(run);
    }

    /// <summary>The folders of the runs that a test judged, as far as it is to have them, or why they could not be written.</summary>
    public IEnumerable<(RunFolder? Folder, string? Error)> Of(string test, bool hasPassed)
    {
        if (!_judged.TryRemove(test, out var runs) || (hasPassed && choice is AttachmentChoice.Failed)) return [];
        return runs.Select(run =>
        {
            try
            {
                return ((RunFolder?)FolderOf(run).GetAwaiter().GetResult(), (string?)null);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return (null, $"The files of {run.Taskset.Name} could not be written: {error.Message}");
            }
        });
    }

    /// <summary>Returns when nothing is being written.</summary>
    public Task FinishAsync() => Task.WhenAll(_folders.Values.Select(folder => folder.Value));

    private Task<RunFolder> FolderOf(Run run) => _folders.GetOrAdd(run, _ => new(() => Task.Run(() =>
        RunFolder.Write(Path.Combine(resultsFolder, "runs", _names.Next(run.Taskset)), run, _consoles.Read(run))))).Value;
}
