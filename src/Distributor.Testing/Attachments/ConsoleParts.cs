using System.Collections.Concurrent;
using Distributor.Dispatch;

namespace Distributor.Testing;

/// <summary>Which part of a machine's console belongs to which attempt: machines take many tasksets, and have one log.</summary>
internal sealed class ConsoleParts(string logFolder)
{
    private readonly ConcurrentDictionary<string, long> _ends = new();
    private readonly ConcurrentDictionary<Attempt, (long From, long To)> _parts = new(ReferenceEqualityComparer.Instance);

    /// <summary>An attempt has ended, and its machine has not taken the next taskset.</summary>
    public void Close(Attempt attempt)
    {
        var file = new FileInfo(PathOf(attempt));
        if (!file.Exists) return;
        var to = file.Length;
        // A machine's monitors are told one thing after the other.
        _parts[attempt] = (_ends.GetValueOrDefault(attempt.Machine), to);
        _ends[attempt.Machine] = to;
    }

    /// <summary>What the machines of a run printed, with a heading an attempt where there are several; null when none has a console.</summary>
    public string? Read(Run run)
    {
        var texts = run.Attempts.Select(ReadPart).ToArray();
        if (texts.All(text => text is null)) return null;
        return texts.Length == 1 ? texts[0] : string.Concat(texts.Select((text, index) => $"== attempt {index + 1}, {run.Attempts[index].Machine}\n{text}\n"));
    }

    private string? ReadPart(Attempt attempt)
    {
        if (!_parts.TryRemove(attempt, out var part)) return null;
        using var file = new FileStream(PathOf(attempt), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(part.From, SeekOrigin.Begin);
        var bytes = new byte[part.To - part.From];
        file.ReadExactly(bytes);
        return System.Text.Encoding.Latin1.GetString(bytes);
    }

    private string PathOf(Attempt attempt) => Path.Combine(logFolder, $"{attempt.Machine}.console.log");
}
