using System.Buffers;
using System.Collections.Concurrent;
using Distributor.Dispatch;

namespace Distributor.Testing;

/// <summary>
/// The files of runs as attachments of the tests that judge them. A run is written once, beside the machines' work, and is on disk before a test of
/// it has its result.
/// </summary>
internal sealed class TestAttachments(AttachmentChoice choice, string resultsFolder)
{
    private readonly FolderNames _names = new();
    // Half of the processors: the others are the machines'.
    private readonly WorkerThreads _threads = new("Distributor files", Math.Max(1, Environment.ProcessorCount / 2));
    // As many as threads write at once: new ones of a chart's size for each file would keep the garbage collector busy.
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];
    private readonly ConcurrentDictionary<Run, Lazy<Task<RunFolder>>> _folders = new(ReferenceEqualityComparer.Instance);

    /// <summary>Begins to write the files of a run that a test is going to judge, as far as all such runs are to have them.</summary>
    public void Prepare(Run run)
    {
        if (choice is AttachmentChoice.All && run.Skipped is null) _ = FolderOf(run);
    }

    /// <summary>The folders of the runs that a test judged, as far as it is to have them, or why they could not be written.</summary>
    public IEnumerable<(RunFolder? Folder, string? Error)> Of(IReadOnlyList<Run> judged, bool hasPassed)
    {
        if (choice is AttachmentChoice.None || (hasPassed && choice is AttachmentChoice.Failed)) return [];
        return judged.Where(run => run.Skipped is null).Select(run =>
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

    /// <summary>The folder of a run, if it has been written.</summary>
    public RunFolder? WrittenOf(Run run) => _folders.TryGetValue(run, out var folder) && folder.Value is { IsCompletedSuccessfully: true, Result: var written } ? written : null;

    /// <summary>Returns when nothing is being written.</summary>
    public Task FinishAsync() => Task.WhenAll(_folders.Values.Select(folder => folder.Value));

    private Task<RunFolder> FolderOf(Run run) => _folders.GetOrAdd(run, _ => new(() =>
    {
        var writing = new Task<RunFolder>(() => Write(run));
        _threads.Run(writing.RunSynchronously);
        return writing;
    })).Value;

    private RunFolder Write(Run run)
    {
        if (!_buffers.TryTake(out var buffer)) buffer = new();
        try
        {
            return RunFolder.Write(Path.Combine(resultsFolder, "runs", _names.Next(run.Taskset)), run, buffer);
        }
        finally
        {
            _buffers.Add(buffer);
        }
    }
}
