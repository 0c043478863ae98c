using System.Buffers;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>
/// <c>results.jsonl</c>: an object a line for each run that has ended, written before its machine takes the next taskset: no end of this process
/// loses it. (A host that loses its power may. Waiting for the disk itself would cost each taskset some milliseconds.)
/// </summary>
public sealed class ResultsFile : IRunMonitor, IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;

    /// <summary>Appends to <c>results.jsonl</c> in a folder, which is made when it is missing.</summary>
    public ResultsFile(string folder)
    {
        Directory.CreateDirectory(folder);
        _file = new(Path.Combine(folder, "results.jsonl"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
    }

    /// <inheritdoc/>
    public void Started(Taskset taskset, string machine, int attempt)
    {
    }

    /// <inheritdoc/>
    public void MachineLost(Taskset taskset, Attempt attempt)
    {
    }

    /// <inheritdoc/>
    public void Ended(Run run)
    {
        var line = RunJson.SerializeToUtf8(run);
        line.Write("\n"u8);
        lock (_lock)
        {
            _file.Write(line.WrittenSpan);
            _file.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
