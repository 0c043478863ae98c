using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>
/// <c>results.jsonl</c>: an object a line for each run that has ended, on disk before its machine takes the next taskset.
/// </summary>
public sealed class ResultsFile : IRunMonitor, IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Describe(run), Json) + "\n");
        lock (_lock)
        {
            _file.Write(line);
            _file.Flush(flushToDisk: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static object Describe(Run run) => new
    {
        taskset = run.Taskset.Name,
        file = run.Taskset.Location?.File,
        line = run.Taskset.Location?.Line,
        verdict = run.Verdict,
        failures = run.Failures,
        attempts = run.Attempts.Select(attempt => new
        {
            machine = attempt.Machine,
            outcome = attempt.Lost is null ? "completed" : "lost",
            reason = attempt.Lost,
        }),
        jobs = run.Trace?.Jobs.Select(job => new
        {
            task = run.Taskset.Tasks[job.Task].Name,
            job = job.Index,
            releaseUs = job.Release.Microseconds,
            endUs = job.End?.Microseconds,
            end = job.Outcome?.WireName(),
        }),
        traceSha256 = run.Trace is { } trace
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trace.ToCanonicalText())))
            : null,
        wallMs = (long)run.Attempts.Sum(attempt => attempt.Took.TotalMilliseconds),
    };
}
