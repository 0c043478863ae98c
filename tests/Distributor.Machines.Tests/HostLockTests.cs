using System.Diagnostics;

namespace Distributor.Machines.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HostLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("locks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Nobody_has_a_lock_that_another_has_also_while_its_file_is_removed_and_made_again()
    {
        var (holders, taken, shared) = (0, 0, 0);
        Parallel.For(0, 8, _ =>
        {
            for (var turn = 0; turn < 2_000; turn++)
            {
                using var held = HostLock.TryTake(_folder, "one");
                if (held is null) continue;
                if (Interlocked.Increment(ref holders) > 1) Interlocked.Increment(ref shared);
                Interlocked.Increment(ref taken);
                Thread.SpinWait(100);
                Interlocked.Decrement(ref holders);
            }
        });
        Assert.That(shared, Is.Zero, $"of {taken}");
        Assert.That(taken, Is.Positive);
        Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    public void What_killed_processes_left_is_removed_and_what_is_held_stays()
    {
        foreach (var file in new[] { "machine-7.lock", "machine-7.in", "machine-7.out", "board-10.0.0.1:3001.lock", "machine-1.in" }) File.WriteAllText(Path.Combine(_folder, file), "");
        using var held = HostLock.TryTake(_folder, "machine-1");
        HostLock.Sweep(_folder);
        Assert.That(Directory.GetFiles(_folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "machine-1.lock", "machine-1.in" }));
    }

    [Test]
    public void The_folder_is_its_users_alone_and_another_users_is_refused()
    {
        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        HostLock.TryTake(_folder, "one")!.Dispose();
        Assert.That(File.GetUnixFileMode(_folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));

        if (!Environment.IsPrivilegedProcess) Assert.Ignore("Only root can give a folder to another user.");
        using (var chown = Process.Start("chown", ["65534", _folder])) chown.WaitForExit();
        Assert.That(() => HostLock.TryTake(_folder, "one"), Throws.InstanceOf<IOException>().With.Message.EqualTo(
            $"{_folder} belongs to the user with id 65534, so it cannot keep track of this user's machines: have it removed, or set TMPDIR to a folder of yours."));
    }
}
