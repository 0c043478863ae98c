using Distributor.Model;

namespace Distributor.Files.Snapshots;

/// <summary>Holds traces against snapshots.</summary>
public static class TraceSnapshot
{
    private const string ImageLine = "guest image ";

    /// <summary>
    /// The snapshot that a taskset of a file has: <c>FILE+TASKSET</c> beside the file. No name of a taskset has a plus, so no two tasksets of YAML files
    /// share one. Null for a taskset without a <see cref="Taskset.Location"/>.
    /// </summary>
    public static SnapshotFile? FileOf(Taskset taskset) => taskset.Location is { } location
        ? new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(location.File))!, $"{Path.GetFileNameWithoutExtension(location.File)}+{taskset.Name}"))
        : null;

    /// <summary>
    /// What differs from the snapshot that the taskset's <c>expect</c> asks for; null when nothing does, or none is asked for. Parameters are those of
    /// <see cref="Compare"/>.
    /// </summary>
    public static SnapshotDifference? Difference(Trace trace, string guest, bool isRepeatable) =>
        trace.Taskset.Expect.Snapshot is { } level && FileOf(trace.Taskset) is { } file ? Compare(file, level, trace, guest, isRepeatable) : null;

    /// <summary>What differs from a snapshot; null when nothing does. Throws <see cref="FormatException"/> as <see cref="SnapshotFile.IsAccepting"/> does.</summary>
    /// <param name="file">The snapshot.</param>
    /// <param name="level">How much of the trace must equal it.</param>
    /// <param name="trace">What ran.</param>
    /// <param name="guest">The SHA-256 of the guest's image.</param>
    /// <param name="isRepeatable">Whether equal runs give equal traces, as in virtual time: else an exact snapshot is held by the order of its events alone.</param>
    public static SnapshotDifference? Compare(SnapshotFile file, SnapshotLevel level, Trace trace, string guest, bool isRepeatable)
    {
        if (level is SnapshotLevel.Events) return file.Compare(trace.ToEventText());
        if (!isRepeatable) return OrderAlone(file, trace);
        var text = $"{ImageLine}{guest}\n{trace.ToCanonicalText()}";
        // A trace that a new image repeats to the microsecond is as good as before.
        if (file.Read() is { } verified && WithoutImage(verified) == WithoutImage(text)) return file.Compare(verified);
        var difference = file.Compare(text);
        return difference is not null && file.Read() is { } old && Image(old) != guest
            ? difference with
            {
                What = $"The snapshot {file.Verified} was taken with another guest image ({Shortened(Image(old))}, this one is {Shortened(guest)}), and a rebuilt guest executes other instructions.",
            }
            : difference;
    }

    // In real time the host decides the microseconds, and an exact snapshot still tells the order of events. It is neither taken nor changed.
    private static SnapshotDifference? OrderAlone(SnapshotFile file, Trace trace)
    {
        if (file.Read() is not { } verified)
            return new(file, $"There is no snapshot {file.Verified}, and an exact one is taken in virtual time.") { CanBeAccepted = false };
        var expected = string.Concat(WithoutImage(verified).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimStart().Split(' ', 2)[^1] + "\n"));
        var events = trace.ToEventText();
        return expected == events
            ? null
            : new(file, $"The order or outcome of events differs from {file.Verified} (in real time the microseconds are not compared) {SnapshotDiff.Describe(expected, events)}") { CanBeAccepted = false };
    }

    private static string Shortened(string image) => image.Length > 12 ? image[..12] + "…" : image;

    private static string Image(string text) => text.StartsWith(ImageLine, StringComparison.Ordinal) ? text[ImageLine.Length..text.IndexOf('\n', StringComparison.Ordinal)] : "";

    private static string WithoutImage(string text) => text.StartsWith(ImageLine, StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;
}
