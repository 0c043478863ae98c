using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>A run as one JSON object: the line of <c>results.jsonl</c>, and of the command's <c>--json</c>.</summary>
public static class RunJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The object, on one line: <c>taskset, file, line, verdict, failures, skipped, remarks, timingSuspect, attempts, jobs, traceSha256, guestMs, wallMs,
    /// provenance</c>. Times in jobs are µs since the first release; the hash is that of the canonical trace text.
    /// </summary>
    public static string Serialize(Run run) => JsonSerializer.Serialize(new
    {
        taskset = run.Taskset.Name,
        file = run.Taskset.Location?.File,
        line = run.Taskset.Location?.Line,
        verdict = run.Verdict,
        failures = run.Failures,
        skipped = run.Skipped,
        remarks = run.Remarks,
        timingSuspect = run.TimingSuspect,
        attempts = run.Attempts.Select(attempt => new
        {
            machine = Number(attempt.Machine) is { } number ? (object)number : attempt.Machine,
            outcome = attempt.Lost is null ? "completed" : "lost",
            reason = attempt.Lost,
            bootMs = Milliseconds(attempt.Boot),
        }),
        jobs = run.Trace?.Jobs.Select(job => new
        {
            task = run.Taskset.Tasks[job.Task].Name,
            job = job.Index,
            releaseUs = job.Release.Microseconds,
            endUs = job.End?.Microseconds,
            end = job.Outcome?.WireName(),
        }),
        traceSha256 = run.Trace is { } trace ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trace.ToCanonicalText()))) : null,
        guestMs = run.Trace?.Events.Select(happened => happened.Time.Milliseconds).LastOrDefault(),
        wallMs = Milliseconds(run.Took),
        provenance = run.Provenance,
    }, Options);

    // Machines of our own have numbers, others addresses.
    private static int? Number(string machine) =>
        machine.StartsWith("machine-", StringComparison.Ordinal) && int.TryParse(machine["machine-".Length..], CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Milliseconds(TimeSpan? span) => span is { } known ? Math.Round(known.TotalMilliseconds, 1) : null;
}
