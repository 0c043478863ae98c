namespace Distributor.Machines;

/// <summary>What one process of a host's user can hold at a time: a locked file, which the kernel unlocks when the process ends, however it ends.</summary>
internal static class HostLock
{
    /// <summary>Takes the lock of a name, until it is disposed; null when somebody has it.</summary>
    public static FileStream? TryTake(string name)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"distributor-{Environment.UserName}");
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, $"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
