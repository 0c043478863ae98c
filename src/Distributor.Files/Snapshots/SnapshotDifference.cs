namespace Distributor.Files.Snapshots;

/// <summary>What keeps a snapshot from holding. What came instead is in <see cref="SnapshotFile.Received"/>.</summary>
/// <param name="File">The snapshot.</param>
/// <param name="What">What is different, in sentences.</param>
public sealed record SnapshotDifference(SnapshotFile File, string What)
{
    /// <summary>False where nothing was received that could become the snapshot. Default: true.</summary>
    public bool CanBeAccepted { get; init; } = true;

    /// <summary>What is different, and what to do.</summary>
    public string Message => CanBeAccepted ? $"{What}\nIf {File.Received} is right, rename it, or run with {SnapshotFile.AcceptVariable}=1." : What;
}
