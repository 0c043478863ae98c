using System.Collections.Concurrent;
using Distributor.Files.Snapshots;

namespace Distributor.Testing;

/// <summary>Whose snapshot is whose: two tests that share a file would overwrite and never trust each other's.</summary>
internal sealed class SnapshotClaims
{
    // Also on file systems that know no case.
    private readonly ConcurrentDictionary<string, string> _owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when the file is the owner's; else who has it.</summary>
    public string? OtherOwnerOf(SnapshotFile file, string owner) =>
        _owners.GetOrAdd(Path.GetFullPath(file.Path), owner) is var first && first != owner ? first : null;
}
