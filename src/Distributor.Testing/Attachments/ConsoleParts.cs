using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Distributor.Dispatch;

namespace Distributor.Testing;

/// <summary>Which part of a machine's console belongs to which attempt: machines take many tasksets, and have one log.</summary>
internal sealed class ConsoleParts(string logFolder)
{
    // As many as the message of a lost machine has.
    private const int TailLines = 15;
    private const int TailBytes = 4096;

    private readonly ConcurrentDictionary<string, long> _ends = new();
    // Curves and searches make thousands of attempts that nobody asks for again.
    private readonly ConditionalWeakTable<Attempt, Part> _parts = [];

    /// <summary>An attempt has ended, and its machine has not taken the next taskset.</summary>
    public void Close(Attempt attempt)
    {
        var file = new FileInfo(PathOf(attempt));
        if (!file.Exists) return;
        var to = file.Length;
        // A machine's monitors are told one thing after the other.
        _parts.AddOrUpdate(attempt, new(_ends.GetValueOrDefault(attempt.Machine), to));
        _ends[attempt.Machine] = to;
    }

    /// <summary>What the machines of a run printed, with a heading an attempt where there are several; null when none has a console.</summary>
    public string? Read(Run run)
    {
        var texts = run.Attempts.Select(attempt => ReadPart(attempt)).ToArray();
        if (texts.All(text => text is null)) return null;
        return texts.Length == 1 ? texts[0] : string.Concat(texts.Select((text, index) => $"== attempt {index + 1}, {run.Attempts[index].Machine}\n{text}\n"));
    }

    /// <summary>The last lines of what the machine that completed a run printed for it; empty when it printed nothing, or has no console.</summary>
    public string Tail(Run run)
    {
        try
        {
            var text = run is { Trace: not null, Attempts: [.., var last] } ? ReadPart(last, TailBytes) : null;
            return string.Join('\n', (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(TailLines));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A verdict is told also where the log is gone.
            return "";
        }
    }

    private string? ReadPart(Attempt attempt, long most = long.MaxValue)
    {
        if (!_parts.TryGetValue(attempt, out var part)) return null;
        using var file = new FileStream(PathOf(attempt), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[Math.Min(part.To - part.From, most)];
        file.Seek(part.To - bytes.Length, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    private string PathOf(Attempt attempt) => Path.Combine(logFolder, $"{attempt.Machine}.console.log");

    private sealed record Part(long From, long To);
}
