using Distributor.Dispatch;
using Distributor.Files.Snapshots;

namespace Distributor.Testing;

/// <summary>Holds runs against the snapshots that their tasksets' files ask for.</summary>
internal static class TasksetSnapshots
{
    /// <summary>What differs, in sentences; empty when nothing does, or nothing is asked for.</summary>
    public static IReadOnlyList<string> Failures(Run run, SnapshotClaims claims)
    {
        var taskset = run.Taskset;
        if (taskset.Expect.Snapshot is null || !run.HoldsSnapshot || TraceSnapshot.FileOf(taskset) is not { } file) return [];
        if (claims.OtherOwnerOf(file, $"{taskset.Name} ({taskset.Location})") is { } other)
            return [$"{taskset.Name} ({taskset.Location}) and {other} have the same snapshot, {file.Verified}. Rename one of the tasksets, or its file."];
        if (TraceSnapshot.Difference(run.Trace!, run.Provenance!.Machine.Guest, run.Provenance.Machine.IsRepeatable) is not { } difference) return [];
        DiffTool.Show(difference);
        return [difference.Message];
    }
}
