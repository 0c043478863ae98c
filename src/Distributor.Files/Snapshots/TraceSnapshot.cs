using Distributor.Model;

namespace Distributor.Files.Snapshots;

/// <summary>Holds a trace against the snapshot that its taskset's file asks for.</summary>
public static class TraceSnapshot
{
    private const string ImageLine = "guest image ";

    /// <summary>
    /// Null when the trace equals its snapshot, or none is asked for; else what is different, in sentences.
    /// </summary>
    /// <param name="trace">Of a taskset with a <see cref="Taskset.Location"/>.</param>
    /// <param name="guest">The SHA-256 of the guest's image.</param>
    /// <param name="isVirtualTime">Whether the guest counts instructions: else an exact snapshot is held by the order of its events alone.</param>
    public static string? Failure(Trace trace, string guest, bool isVirtualTime)
    {
        if (trace.Taskset is not { Expect.Snapshot: { } level, Location: { } location }) return null;
        var file = new SnapshotFile(PathOf(location.File, trace.Taskset.Name));
        if (level is SnapshotLevel.Events) return file.Compare(trace.ToEventText());
        if (!isVirtualTime) return OrderAlone(file, trace);
        var text = $"{ImageLine}{guest}\n{trace.ToCanonicalText()}";
        // A trace that a new image repeats to the microsecond is as good as before.
        if (file.Read() is { } verified && WithoutImage(verified) == WithoutImage(text)) return file.Compare(verified);
        var failure = file.Compare(text);
        return failure is not null && file.Read() is { } old && Image(old) != guest
            ? $"The snapshot {file.Verified} was taken with another guest image ({Image(old)[..Math.Min(12, Image(old).Length)]}…, this one is {guest[..Math.Min(12, guest.Length)]}…), "
                + $"and a rebuilt guest executes other instructions.\nIf {file.Received} is right, rename it, or run with {SnapshotFile.AcceptVariable}=1."
            : failure;
    }

    // In real time the host decides the microseconds, and an exact snapshot still tells the order of events. It is neither taken nor changed.
    private static string? OrderAlone(SnapshotFile file, Trace trace)
    {
        if (file.Read() is not { } verified) return $"There is no snapshot {file.Verified}, and an exact one is taken in virtual time.";
        var events = WithoutImage(verified).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimStart().Split(' ', 2)[^1]);
        return events.SequenceEqual(trace.ToEventText().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            ? null
            : $"The order or outcome of events differs from {file.Verified}. (In real time the microseconds are not compared.)";
    }

    /// <summary>
    /// <c>FILE+TASKSET</c> beside the file. No name of a taskset has a plus, so no two tasksets can share a snapshot.
    /// </summary>
    private static string PathOf(string file, string taskset) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $"{Path.GetFileNameWithoutExtension(file)}+{taskset}");

    private static string Image(string text) => text.StartsWith(ImageLine, StringComparison.Ordinal) ? text[ImageLine.Length..text.IndexOf('\n', StringComparison.Ordinal)] : "";

    private static string WithoutImage(string text) => text.StartsWith(ImageLine, StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;
}
