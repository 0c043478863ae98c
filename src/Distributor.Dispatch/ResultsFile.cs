using System.Text;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>
/// <c>results.jsonl</c>: an object a line for each run that has ended, on disk before its machine takes the next taskset.
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
        var line = Encoding.UTF8.GetBytes(RunJson.Serialize(run) + "\n");
        lock (_lock)
        {
            _file.Write(line);
            _file.Flush(flushToDisk: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
