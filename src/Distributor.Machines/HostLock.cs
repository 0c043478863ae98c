namespace Distributor.Machines;

/// <summary>
/// What one process of a host's user can hold at a time: a locked file, which the kernel unlocks when the process ends, however it ends. The file is gone
/// once it is given back; what a killed process left is taken over.
/// </summary>
internal static class HostLock
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>EWOULDBLOCK of Linux.</summary>
    private const int IsLocked = 11;

    /// <summary>Removes what killed processes left. Throws <see cref="MachineException"/> when nothing can be locked on this host.</summary>
    public static void Check()
    {
        try
        {
            RequireFolder(UserFolder);
            Sweep(UserFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MachineException(MachineFailure.Boot, "machine", error.Message, innerException: error);
        }
    }

    /// <summary>Takes the lock of a name, until it is disposed; null when somebody has it. Throws <see cref="IOException"/> when nobody can tell.</summary>
    public static FileStream? TryTake(string name) => TryTake(UserFolder, name);

    /// <inheritdoc cref="TryTake(string)"/>
    public static FileStream? TryTake(string folder, string name)
    {
        RequireFolder(folder);
        try
        {
            // .NET removes the file before it unlocks it, and looks after locking whether the file is still the one at the path.
            return new FileStream(Path.Combine(folder, $"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error) when (error.HResult == IsLocked)
        {
            return null;
        }
    }

    /// <summary>Removes the locks that nobody holds, and the files whose names begin as theirs.</summary>
    public static void Sweep(string folder)
    {
        foreach (var path in Directory.GetFiles(folder, "*.lock"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            using var left = TryTake(folder, name);
            if (left is null) continue;
            foreach (var file in Directory.GetFiles(folder, $"{name}.*").Where(file => file != path)) File.Delete(file);
        }
    }

    private static string UserFolder => Path.Combine(Path.GetTempPath(), $"distributor-{Environment.UserName}");

    // Anybody can make a folder of that name before this user does.
    private static void RequireFolder(string folder)
    {
        Directory.CreateDirectory(folder, OwnerOnly);
        if (FileOwner.Of(folder) is var owner && owner != FileOwner.Me)
            throw new IOException($"{folder} belongs to the user with id {owner}, so it cannot keep track of this user's machines: have it removed, or set TMPDIR to a folder of yours.");
        if (File.GetUnixFileMode(folder) != OwnerOnly) File.SetUnixFileMode(folder, OwnerOnly);
    }
}
