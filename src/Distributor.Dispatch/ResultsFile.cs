using System.Buffers;
using System.Text.Json;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>
/// <c>results.jsonl</c>: an object a line for each run that has ended, written before its machine takes the next taskset: no end of this process
/// loses it. (A host that loses its power may. Waiting for the disk itself would cost each taskset some milliseconds.) A run whose line cannot be written
/// fails with an <see cref="IOException"/>, and leaves no half of it.
/// </summary>
public sealed class ResultsFile : IRunMonitor, IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;

    /// <summary>Appends to <c>results.jsonl</c> in a folder, which is made when it is missing. Half a line at its end, of a process that was killed, is removed.</summary>
    public ResultsFile(string folder)
    {
        Directory.CreateDirectory(folder);
        // Without a buffer: what could not be written must not come later.
        _file = new(Path.Combine(folder, "results.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        try
        {
            EndLastLine();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
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
            var start = _file.Seek(0, SeekOrigin.End);
            try
            {
                _file.Write(line.WrittenSpan);
            }
            // The latter is .NET's word for a file that has become too large.
            catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
            {
                _file.SetLength(start);
                throw new IOException($"The result of {run.Taskset.Name} could not be written: {error.Message}", error);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void EndLastLine()
    {
        var start = StartOfLastLine();
        if (start == _file.Length) return;
        var line = new byte[_file.Length - start];
        _file.Seek(start, SeekOrigin.Begin);
        _file.ReadExactly(line);
        if (IsWhole(line)) _file.Write("\n"u8);
        else _file.SetLength(start);
    }

    // Behind the last line's end.
    private long StartOfLastLine()
    {
        var piece = new byte[64 << 10];
        for (var end = _file.Length; end > 0;)
        {
            var start = Math.Max(0, end - piece.Length);
            var read = piece.AsSpan(0, (int)(end - start));
            _file.Seek(start, SeekOrigin.Begin);
            _file.ReadExactly(read);
            if (read.LastIndexOf((byte)'\n') is >= 0 and var last) return start + last + 1;
            end = start;
        }
        return 0;
    }

    private static bool IsWhole(byte[] line)
    {
        try
        {
            using var _ = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
