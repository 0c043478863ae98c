using System.Buffers;
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
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The object, on one line: <c>taskset, file, line, verdict, failures, skipped, remarks, timingSuspect, attempts, jobs, traceSha256, guestMs, wallMs,
    /// provenance</c>. Times in jobs are µs since the first release; the hash is that of the canonical trace text.
    /// </summary>
    public static string Serialize(Run run) => Encoding.UTF8.GetString(SerializeToUtf8(run).WrittenSpan);

    /// <summary>The same in UTF-8. Written by hand: a serialiser that looks at types first costs a short test run more than all its results.</summary>
    internal static ArrayBufferWriter<byte> SerializeToUtf8(Run run)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("taskset", run.Taskset.Name);
        json.WriteString("file", run.Taskset.Location?.File);
        WriteNumber(json, "line", run.Taskset.Location?.Line);
        json.WriteString("verdict", run.Verdict);
        WriteStrings(json, "failures", run.Failures);
        json.WriteString("skipped", run.Skipped);
        WriteStrings(json, "remarks", run.Remarks);
        json.WriteString("timingSuspect", run.TimingSuspect);
        json.WriteStartArray("attempts");
        foreach (var attempt in run.Attempts) Write(json, attempt);
        json.WriteEndArray();
        if (run.Trace is { } trace) WriteTrace(json, trace);
        else WriteNoTrace(json);
        WriteNumber(json, "wallMs", Milliseconds(run.Took));
        if (run.Provenance is { } provenance) Write(json, provenance);
        else json.WriteNull("provenance");
        json.WriteEndObject();
        json.Flush();
        return buffer;
    }

    private static void Write(Utf8JsonWriter json, Attempt attempt)
    {
        json.WriteStartObject();
        if (Number(attempt.Machine) is { } number) json.WriteNumber("machine", number);
        else json.WriteString("machine", attempt.Machine);
        json.WriteString("outcome", attempt.Lost is null ? "completed" : "lost");
        json.WriteString("reason", attempt.Lost);
        WriteNumber(json, "bootMs", Milliseconds(attempt.Boot));
        json.WriteEndObject();
    }

    private static void WriteTrace(Utf8JsonWriter json, Trace trace)
    {
        json.WriteStartArray("jobs");
        foreach (var job in trace.Jobs)
        {
            json.WriteStartObject();
            json.WriteString("task", trace.Taskset.Tasks[job.Task].Name);
            json.WriteNumber("job", job.Index);
            WriteNumber(json, "releaseUs", Microseconds(job.Release));
            WriteNumber(json, "endUs", Microseconds(job.End));
            json.WriteString("end", job.Outcome?.WireName());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("traceSha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(trace.ToCanonicalText()))));
        json.WriteNumber("guestMs", trace.Events is [.., var last] ? last.Time.Milliseconds : 0);
    }

    private static void WriteNoTrace(Utf8JsonWriter json)
    {
        json.WriteNull("jobs");
        json.WriteNull("traceSha256");
        json.WriteNull("guestMs");
    }

    private static void Write(Utf8JsonWriter json, RunProvenance provenance)
    {
        json.WriteStartObject("provenance");
        json.WriteString("taskset", provenance.Taskset);
        json.WriteString("programs", provenance.Programs);
        json.WriteStartObject("machine");
        json.WriteString("kind", provenance.Machine.Kind);
        json.WriteString("guest", provenance.Machine.Guest);
        json.WriteString("emulator", provenance.Machine.Emulator);
        json.WriteString("arguments", provenance.Machine.Arguments);
        WriteNumber(json, "shift", provenance.Machine.Shift);
        if (provenance.Machine.CleanGuest is { } clean) json.WriteBoolean("cleanGuest", clean);
        else json.WriteNull("cleanGuest");
        json.WriteEndObject();
        json.WriteString("tool", provenance.Tool);
        json.WriteString("host", provenance.Host);
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    // Guests' times are whole ones; the simulator's need not be.
    private static decimal? Microseconds(GuestTime? time) => time?.Nanoseconds / 1000m;

    // Machines of our own have numbers, others addresses.
    private static int? Number(string machine) =>
        machine.StartsWith("machine-", StringComparison.Ordinal) && int.TryParse(machine["machine-".Length..], CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Milliseconds(TimeSpan? span) => span is { } known ? Math.Round(known.Ticks / (decimal)TimeSpan.TicksPerMillisecond, 1) : null;
}
