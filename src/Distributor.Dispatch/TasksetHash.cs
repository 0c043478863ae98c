using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Distributor.Model;

namespace Distributor.Dispatch;

/// <summary>
/// What tells whether two tasksets run the same and are judged the same: not what they are called, where they are declared, or which machines they are for.
/// Written by hand: a serialiser that looks at types first costs a short test run more than all its hashes.
/// </summary>
internal static class TasksetHash
{
    /// <summary>The SHA-256, in hexadecimal.</summary>
    public static string Of(Taskset taskset)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var task in taskset.Tasks) Write(json, task);
            foreach (var (name, value) in taskset.Session.Values) Write(json, name, value);
            Write(json, (int)taskset.Policy, Number(taskset.Duration), taskset.TimeLimit?.Ticks, (int)taskset.TraceDetail);
            Write(json, taskset.Expect);
            json.WriteEndArray();
        }
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, RealTimeTask task)
    {
        Write(json, task.Name, task.Program, task.Argument);
        Write(json, Number(task.Period), Number(task.RelativeDeadline), Number(task.Wcet), Number(task.Bcet), Number(task.Acet), Number(task.Jitter), Number(task.Blocking),
            Number(task.NonPreemptiveSection), task.Priority, Number(task.Offset), task.Jobs, task.QuotaBytes, task.Caps, Number(task.CriticalTime));
    }

    private static void Write(Utf8JsonWriter json, Expectation expect)
    {
        Write(json, (int?)expect.Deadlines, (int?)expect.Snapshot, expect.AnalysisAgrees ? 1 : 0);
        foreach (var task in expect.Tasks)
        {
            Write(json, task.Task);
            Write(json, [.. task.Ends.Select(end => (long?)end)]);
            Write(json, Number(task.LongestResponse), Number(task.ShortestResponse), task.JobsDone is { } done ? done ? 1 : 0 : null);
            foreach (var count in task.Events) Write(json, (int)count.Kind, count.Least, count.Most);
        }
    }

    // In arrays, so that no two ways to write the same numbers in a row mean the same.
    private static void Write(Utf8JsonWriter json, params ReadOnlySpan<long?> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
        {
            if (number is { } known) json.WriteNumberValue(known);
            else json.WriteNullValue();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, params ReadOnlySpan<string?> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static long? Number(GuestTime? time) => time?.Nanoseconds;
}
